using System.Text.RegularExpressions;

namespace Foreplan.Triage.Rules;

/// <summary>Direct: one function, or one thing as small, is added.</summary>
internal sealed class FunctionRule : ITriageRule
{
    private static readonly Pattern Added = Pattern.Of(@"^(?:add|write|create|implement|introduce|make)\s+(?:me\s+)?(?:a|an|one|the|another|missing)\s+(?:(?!and\b|with\b|for\b|to\b)[\w-]+\s+){0,4}?(?:function|method|helper|getter|setter|overload|extension method|unit test|test case|test|regression test|constant|log (?:line|statement|message)|assertion|null[- ]check|bounds[- ]check|guard clause|enum (?:value|member)|type alias|alias)\b(?!s|\s+(?:suite|framework|harness|library|system|layer|service|module|infrastructure|environment))");

    private static readonly Pattern Declared = Pattern.OfNames(@"^\s*(?:export\s+)?(?:default\s+)?(?:async\s+)?function\b|^\s*(?:async\s+)?def\s+\w|^func\s|^\s*(?:pub(?:\([^)]*\))?\s+)?(?:async\s+)?fn\s+\w|^\s*(?:(?:public|private|protected|internal|static|async|override|virtual|sealed|final|abstract|partial)\s+)+[\w<>\[\]?,. ]+\s+\w+\s*\([^;]*$|^\s*(?:export\s+)?const\s+\w+\s*=\s*(?:async\s*)?\([^)]*\)\s*=>");

    public IEnumerable<TriageReason> Find(TriageSubject subject)
    {
        if (subject.IsDone)
        {
            var code = subject.Changes.Where(change => !FileKinds.IsTest(change.Path)).ToList();
            var added = code.SelectMany(change => change.Added).Count(line => Declared.IsMatch(line));
            var gone = code.SelectMany(change => change.Removed).Count(line => Declared.IsMatch(line));
            if (code.Count == 1 && added - gone == 1)
            {
                yield return new("function", TriageLevel.Direct, $"One function was added, in {code[0].Path}.");
            }
        }
        else if (subject.Task is { Parts.Count: 1, Reach: null } && Added.Match(subject.Task.Code) is { Success: true } match)
        {
            yield return new("function", TriageLevel.Direct, $"One thing is added: \"{match.Value}\".");
        }
    }
}
