using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
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

        var said = new SaidThere(context, files);
        var candidates = Candidates(context, said).ToList();
        if (candidates.Count == 0)
        {
            yield break;
        }

        var index = SymbolIndex.Of(files.Tree);
        var likely = context.Plan.Phases.SelectMany(phase => phase.Files).Select(file => file.Path).Concat(context.Plan.Excerpts.Select(excerpt => excerpt.Path)).Distinct().ToList();
        var planned = new PlannedNames(context);
        var searched = 0;
        foreach (var places in candidates)
        {
            var parts = Part().Matches(places.Key).Select(match => match.Value).ToList();
            if (parts.FindIndex(part => !planned.Makes(part) && !index.Has(part, likely)) is not (>= 0 and var at) || !index.IsWhole)
            {
                continue;
            }

            var near = searched++ >= MostSearched ? [] : index.Like(parts[at]).Where(other => Nearest.Distance(parts[at], other, 2) <= Math.Min(2, parts[at].Length / 4)).Take(50).ToList();
            if (Found(places, parts, at, near) is { } found)
            {
                yield return context.At(Problems.SymbolUnknown(places.Key, Nearest.Of(parts[at], near, 3)), found);
            }
        }

        // The first place that speaks of it as of something that is there; the first of all for a slip.
        SourceSpan? Found(IGrouping<string, CodeSpan> places, List<string> parts, int at, List<string> near)
        {
            var isSymbol = Symbol().IsMatch(places.Key);
            if (isSymbol && near.Exists(other => !IsSameName(parts[at], other)))
            {
                return places.First().Span;
            }

            // The members of what is not ours are not ours either.
            var isMember = places.Key.Split('(')[0].AsSpan().ContainsAny(".:>#");
            var isOurs = (at == 0 || index.Has(parts[at - 1], likely)) && !(isMember && LibraryNames.IsRoot(parts[0]));
            foreach (var span in places.Select(place => place.Span))
            {
                var isInFile = said.InFile(span);
                var isOwn = isSymbol && !planned.MayMake(parts[at]) && isOurs && !LibraryNames.IsFunction(parts[at]);
                if ((isInFile && (isSymbol || said.IsChanged(span))) || (isOwn && ((at > 0 && isMember) || (said.IsAt(span) && !(isMember && said.IsUsed(span))))))
                {
                    return span;
                }
            }

            return null;
        }
    }

    // The places of each.
    private static IEnumerable<IGrouping<string, CodeSpan>> Candidates(CheckContext context, SaidThere said)
    {
        var scope = new LineSet().Add(context.Plan.Phases.SelectMany(phase => phase.Files), file => SourceSpan.At(file.Span.Line))
            .Add(context.Plan.Phases.SelectMany(phase => phase.Gates).Concat(context.Plan.DoneWhen), gate => SourceSpan.At(gate.Span.Line));
        return context.Prose.CodeSpans
            .Where(span => span.Content.Length <= Longest && !scope.Contains(span.Span.Line) && (Symbol().IsMatch(span.Content) || (Alone().IsMatch(span.Content) && said.InFile(span.Span))) && !Upper().IsMatch(span.Content) && !FileName().IsMatch(span.Content))
            .GroupBy(span => span.Content);
    }

    // `user_id` beside `userId` is the same in another place, not a slip.
    private static bool IsSameName(string one, string other) => one.Replace("_", "", StringComparison.Ordinal).Equals(other.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    // It has a hump, an underscore, a dot or a call: a word alone may be a word.
    [GeneratedRegex(@"^(?=[^()]*(?:[a-z][A-Z]|\w_\w|\w(?:\.|::)\w|\($|\(.*\)$)|\w+\(.*\)$)[A-Za-z_$][\w$]*(?:(?:\.|::|->|#)[A-Za-z_$][\w$]*)*(?:\([^()]*\))?$")]
    private static partial Regex Symbol();

    [GeneratedRegex(@"^[A-Z0-9_]+$")]
    private static partial Regex Upper();

    [GeneratedRegex(@"\.(?:[cm]?[jt]sx?|cs|fs|vb|py|go|rs|rb|php|java|kts?|swift|c|cc|cpp|h|hpp|sql|sh|ps1|md|ya?ml|json|toml|xml|html?|s?css|vue|svelte|\w*proj|slnx?|txt|lock|env|com|org|io|dev|net|log|csv|png|svg|props|targets|config|ini|cfg|dll|exe)$", RegexOptions.IgnoreCase)]
    private static partial Regex FileName();

    [GeneratedRegex(@"[A-Za-z_$][\w$]*")]
    private static partial Regex Part();

    // A word that may be one: looked for only where it is named with its file.
    [GeneratedRegex(@"^[A-Za-z_]\w{3,}$")]
    private static partial Regex Alone();
}
