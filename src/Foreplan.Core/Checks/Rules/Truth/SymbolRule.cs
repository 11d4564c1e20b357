using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Checks.Rules.Truth;

/// <summary>
/// A symbol in a code span that the text says is there, or that is nearly one that is there, but occurs nowhere in the repository. What the plan itself
/// brings (in code, in a new file's name, behind "add", "named" and the like) is true by being planned; names of libraries cannot be known.
/// </summary>
internal sealed partial class SymbolRule : IPlanRule
{
    private const int MostSearched = 40;
    private const int Longest = 80;

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        if (context.Files is not { } files)
        {
            yield break;
        }

        var candidates = Candidates(context).ToList();
        if (candidates.Count == 0)
        {
            yield break;
        }

        var index = new SymbolIndex(files);
        var (planned, maybe) = Planned(context);
        var searched = 0;
        foreach (var (symbol, span) in candidates)
        {
            var parts = Part().Matches(symbol).Select(match => match.Value).ToList();
            if (parts.FindIndex(part => !index.Has(part) && !planned.Contains(part)) is not (>= 0 and var at) || !index.IsWhole || searched++ >= MostSearched)
            {
                continue;
            }

            var near = index.Like(parts[at]).Where(other => Nearest.Distance(parts[at], other) <= Math.Min(2, parts[at].Length / 4)).Take(50).ToList();
            if (near.Count == 0 && maybe.Contains(parts[at]))
            {
                continue;
            }

            // The members of what is not ours are not ours either.
            var isOurs = at == 0 || index.Has(parts[at - 1]);
            if (near.Count > 0 || (isOurs && SaidToBeThere(context, span)) || (at > 0 && isOurs && !IsLibrary(parts[0])))
            {
                yield return context.At(Problems.SymbolUnknown(symbol, Nearest.Of(parts[at], near, 3)), span);
            }
        }
    }

    // The first place of each.
    private static IEnumerable<CodeSpan> Candidates(CheckContext context)
    {
        var scope = new LineSet().Add(context.Plan.Phases.SelectMany(phase => phase.Files), file => SourceSpan.At(file.Span.Line))
            .Add(context.Plan.Phases.SelectMany(phase => phase.Gates).Concat(context.Plan.DoneWhen), gate => SourceSpan.At(gate.Span.Line));
        return context.Prose.CodeSpans
            .Where(span => span.Content.Length <= Longest && !scope.Contains(span.Span.Line) && Symbol().IsMatch(span.Content) && !Upper().IsMatch(span.Content) && !FileName().IsMatch(span.Content))
            .DistinctBy(span => span.Content);
    }

    // What the plan makes, and what it may be making: a name that is nearly one that is there is more likely a slip than the second.
    private static (HashSet<string> Surely, HashSet<string> Maybe) Planned(CheckContext context)
    {
        var plan = context.Plan;
        var words = new HashSet<string>(StringComparer.Ordinal);
        var maybe = new HashSet<string>(StringComparer.Ordinal);
        var quoted = plan.Excerpts.Concat(plan.Phases.SelectMany(phase => phase.Excerpts)).Where(excerpt => !excerpt.IsRequiredText)
            .SelectMany(excerpt => Enumerable.Range(excerpt.Span.Line, excerpt.Span.EndLine - excerpt.Span.Line + 1)).ToHashSet();
        foreach (var line in context.Prose.Fenced.Where(line => !quoted.Contains(line.Line)))
        {
            words.UnionWith(Part().Matches(line.Text).Select(match => match.Value));
        }

        foreach (var file in plan.Phases.SelectMany(phase => phase.Files).Where(file => file.Kind is ChangeKind.New or ChangeKind.Rename))
        {
            words.UnionWith(Part().Matches(file.Path).Select(match => match.Value));
        }

        foreach (var group in context.Prose.CodeSpans.GroupBy(span => span.Span.Line))
        {
            var line = context.Prose.Lines[group.Key - 1];
            foreach (var span in group)
            {
                // Everything that a line names behind a word of making is made; so is what is "new" a line above.
                var before = line.AsSpan(0, Math.Min(span.Span.Column - 1, line.Length));
                var above = group.Key > 1 && !Ended().IsMatch(before) ? context.Prose.Lines[group.Key - 2] : "";
                if (Making().IsMatch(before) || Making().IsMatch(above))
                {
                    words.UnionWith(Part().Matches(span.Content).Select(match => match.Value));
                }
                else if (MayMake().IsMatch(before) || MayMake().IsMatch(above))
                {
                    maybe.UnionWith(Part().Matches(span.Content).Select(match => match.Value));
                }
            }
        }

        return (words, maybe);
    }

    private static bool SaidToBeThere(CheckContext context, SourceSpan span)
    {
        var line = context.Prose.Lines[span.Line - 1];
        return Subject().IsMatch(context.Plan.Source.Lines[span.Line - 1][Math.Min(span.Column - 1, context.Plan.Source.Lines[span.Line - 1].Length)..])
            || Edited().IsMatch(line[..Math.Min(span.Column - 1, line.Length)])
            || context.Plan.Context.Any(item => item.Span.Line <= span.Line && span.Line <= item.Span.EndLine)
            || There().IsMatch(line[..Math.Min(span.Column - 1, line.Length)])
            || NamesFile(context, span);
    }

    // "`verify` in `src/jwt.js`", "`src/jwt.js`: `verify`", "rename `a` …".
    private static bool NamesFile(CheckContext context, SourceSpan span)
    {
        var line = context.Plan.Source.Lines[span.Line - 1];
        return span.Column <= line.Length && In().Match(line[(span.Column - 1)..]) is { Success: true } match && context.Files?.Tree.Exists(match.Groups["path"].Value) == true;
    }

    private static bool IsLibrary(string part) => part is "this" or "self" or "exports" or "module" or "process" or "console" or "window" or "document" or "Math" or "JSON" or "Object" or "Array" or "Promise" or "String" or "Number" or "Date" or "Error"
        or "System" or "Task" or "File" or "Path" or "Console" or "Convert" or "Encoding" or "DateTime" or "TimeSpan" or "Guid" or "os" or "sys" or "fmt" or "http" or "fs" or "path" or "crypto" or "std" or "req" or "res" or "app" or "express" or "router";

    // It has a hump, an underscore, a dot or a call: a word alone may be a word.
    [GeneratedRegex(@"^(?=[^()]*(?:[a-z][A-Z]|\w_\w|\w(?:\.|::)\w|\($|\(.*\)$)|\w+\(.*\)$)[A-Za-z_$][\w$]*(?:(?:\.|::|->|#)[A-Za-z_$][\w$]*)*(?:\([^()]*\))?$")]
    private static partial Regex Symbol();

    [GeneratedRegex(@"^[A-Z0-9_]+$")]
    private static partial Regex Upper();

    [GeneratedRegex(@"\.(?:[cm]?[jt]sx?|cs|fs|vb|py|go|rs|rb|php|java|kts?|swift|c|cc|cpp|h|hpp|sql|sh|ps1|md|ya?ml|json|toml|xml|html?|s?css|vue|svelte|\w*proj|slnx?|txt|lock|env|com|org|io|dev|net|log|csv|png|svg|props|targets|config|ini|cfg|dll|exe)$", RegexOptions.IgnoreCase)]
    private static partial Regex FileName();

    [GeneratedRegex(@"[A-Za-z_$][\w$]*")]
    private static partial Regex Part();

    [GeneratedRegex(@"\b(?:add(?:s|ed|ing)?|create[sd]?|creating|introduc\w+|new|defin\w+|export(?:s|ing|ed)?|expos\w+|declar\w+|write|implement\w*|named|called|to be|becomes?|into|extract\w*|generat\w+|rejected|with tests?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Making();

    [GeneratedRegex(@"\b(?:insert\w*|emit\w*|return\w*|throw\w*|register\w*|instead of(?! the\b)|package|library|header|cookie|variable|option|flag|event|attribute|claim)\b", RegexOptions.IgnoreCase)]
    private static partial Regex MayMake();

    [GeneratedRegex(@"[.;:]\s|^\s*(?:[-*+]|\d+[.)])\s")]
    private static partial Regex Ended();

    [GeneratedRegex(@"\b(?:existing|current|currently|today|already|old|existing|remove|delete|rename|replace|edit|change|update|extend|refactor|move|fix|call|calls|callers? of|uses? of|inside|body of|let|move|split|inline|wrap|keep|instead of(?=\s+the\b)|the (?:method|function|class|type|interface|field|property|constant|struct|enum))\s+(?:the\s+)?`*\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex There();

    // What the sentence is about is there: "`verify` takes …".
    [GeneratedRegex(@"^`+[^`]{1,80}`+ (?:takes?|reads|asks|loses|gets|keeps|stays|no longer|is (?:called|used|split|moved|renamed|deleted|removed))\b")]
    private static partial Regex Subject();

    // "Edit `src/jwt.js`: `verify` …"
    [GeneratedRegex(@"\b(?:edit|change|update|modify|extend|refactor)\s+`+:\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Edited();

    [GeneratedRegex(@"^`+[^`]+`+ (?:in|of|from) `(?<path>[^`:\s]+)(?::\d+(?:-\d+)?)?`")]
    private static partial Regex In();
}
