using System.Text.RegularExpressions;
using Foreplan.Checks.Rules.Vague;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Structure;

/// <summary>Three words for what may be one thing. They may well be three things, so that this is a note.</summary>
internal sealed partial class TermsRule : IPlanRule
{
    private const int Many = 3;

    private static readonly Phrases Names = new(("API token tokens credential credentials secret secrets", Terms()));

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        List<string> terms = [];
        var last = 0;
        foreach (var found in Names.AllIn(context.Prose))
        {
            var term = Singular(found.Text.ToLowerInvariant());
            if (!terms.Contains(term))
            {
                terms.Add(term);
                last = found.Line;
            }
        }

        if (terms.Count >= Many)
        {
            yield return context.At(Problems.ManyTerms(terms), SourceSpan.At(last));
        }
    }

    private static string Singular(string word) => word.TrimEnd('s');

    [GeneratedRegex(@"\b(?:API keys?|tokens?|credentials?|secrets?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Terms();
}
