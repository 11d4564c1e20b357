using System.Text.RegularExpressions;

namespace Foreplan.Triage.Rules;

/// <summary>Direct: an obvious refactoring, such as a renamed variable.</summary>
internal sealed class RefactoringRule : ITriageRule
{
    private static readonly Pattern Obvious = Pattern.Of(@"^(?:rename\s+(?:the\s+|a\s+|an\s+)?(?:(?:local|private|internal|loop|temp(?:orary)?|misnamed|misleading)\s+)*(?:variables?|vars?|parameters?|params?|arguments?|args?|functions?|methods?|class(?:es)?|const(?:ant)?s?|helpers?|files?|tests?|types?|fields?|identifiers?|props?)\b|rename\s+`?\w+`?\s+to\s+`?\w+`?|inline\s+|extract\s+(?:a\s+|an\s+|the\s+)?(?:\w+\s+){0,3}?(?:method|function|constant|variable|helper|expression|condition|magic numbers?)\b|(?:reorder|sort|organi[sz]e|group)\s+(?:\w+\s+){0,3}?(?:imports?|usings?|methods|fields|keys|members|includes)\b|(?:re)?format\s+|(?:remove|delete|drop)\s+(?:the\s+|an?\s+|some\s+)?(?:unused|dead|redundant|duplicated?|unnecessary|unreachable|commented[- ]out|obsolete)\s+(?:\w+\s+){0,2}?(?:imports?|variables?|code|functions?|methods?|parameters?|usings?|lines?|blocks?|params?|class|const(?:ant)?s?)\b|simplify\s+(?:the\s+|a\s+|this\s+)?(?:\w+\s+){0,3}?(?:condition|if|expression|loop|switch|ternary|function|method|regex)\b|replace\s+(?:a\s+|the\s+)?(?:magic (?:number|string)s?|var with|let with|string concatenation|callbacks? with (?:async|await))|use\s+(?:const|var|let|nullish|optional chaining|string interpolation|an? constant|early returns?)\b|refactor\s+(?:the\s+|this\s+|a\s+|one\s+)?(?:[\w`.()]+\s+){0,2}?(?:function|method)\b|lint\b|tidy\b)");

    private static readonly Pattern Larger = Pattern.Of(@"\b(?:columns?|tables?|endpoints?|routes?|public|exported|api|schema|database|config keys?|env(?:ironment)? variables?|json|cli|packages?|namespaces?|modules?|services?|projects?|repository)\b");

    private static readonly Pattern Local = Pattern.Of(@"\b(?:local|private|loop|temp(?:orary)?|unused|dead|commented)\b");

    private static readonly Pattern Identifier = Pattern.Of(@"\brename\s+(?:the\s+|a\s+)?(?:\w+\s+)?`?(?<name>[A-Za-z_]\w*)`?\s+(?:to|into|as)\s+|\brename\s+`(?<name>[A-Za-z_]\w*)`|\brefactor\s+(?:the\s+)?`?(?<name>\w+)`?\s+(?:function|method)");

    private static readonly Pattern Refactor = Pattern.Of(@"^(?:refactor|restructure|clean ?up|tidy|simplify|rewrite)\b");

    private const int Isolated = 150;

    public IEnumerable<TriageReason> Find(TriageSubject subject)
    {
        if (subject.IsDone || subject.Task is not { Parts.Count: 1, Reach: null } task)
        {
            yield break;
        }

        if (Obvious.Match(task.Code) is { Success: true } match && !Larger.IsMatch(task.Code))
        {
            var holding = Identifier.Match(task.Code) is { Success: true } identifier && subject.References is { } references && !Local.IsMatch(task.Code)
                ? references.Holding(identifier.Groups["name"].Value)
                : [];
            if (holding.Count < 3)
            {
                yield return new("obvious-refactoring", TriageLevel.Direct, $"An obvious refactoring: \"{match.Value.Trim()}\".");
            }
            else
            {
                yield return new("dependents", TriageLevel.Plan, $"`{Identifier.Match(task.Code).Groups["name"].Value}` stands in {holding.Count} files: {Shown.Names(holding)}.");
            }
        }
        else if (Refactor.IsMatch(task.Code) && subject.References?.Named(task.Code) is [var only] && subject.References.LinesOf(only) <= Isolated && subject.References.To(only).Count == 0)
        {
            yield return new("obvious-refactoring", TriageLevel.Direct, $"Nothing else refers to {only}.");
        }
    }
}
