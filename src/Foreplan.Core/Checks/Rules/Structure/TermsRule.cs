using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Structure;

/// <summary>Three words for what may be one thing. They may well be three things, so that this is a note.</summary>
internal sealed partial class TermsRule : IPlanRule
{
    private const int Many = 3;

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var match = Terms().Match(context.Prose.Text); match.Success; match = match.NextMatch())
        {
            first.TryAdd(Singular(match.Value.ToLowerInvariant()), match.Index);
        }

        if (first.Count >= Many)
        {
            var terms = first.Keys.ByNumber(term => first[term]);
            yield return context.At(Problems.ManyTerms(terms), SourceSpan.At(context.Prose.Text.AsSpan(0, first[terms[^1]]).Count('\n') + 1));
        }
    }

    private static string Singular(string word) => word.TrimEnd('s');

    [GeneratedRegex(@"\b(?:API keys?|tokens?|credentials?|secrets?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Terms();
}
