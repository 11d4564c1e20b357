using System.Buffers;
using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Plans.Reading;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Checks.Rules.Structure;

/// <summary>What a phase tells to change must be in its Files: the executor cannot write anything else.</summary>
internal sealed partial class StepScopeRule : IPlanRule
{
    private static readonly SearchValues<string> Orders = SearchValues.Create(["create", "edit", "update", "modify", "delete", "rewrite", "change", "extend"], StringComparison.OrdinalIgnoreCase);

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        foreach (var phase in context.Plan.Phases.Where(phase => phase.Files.Count > 0))
        {
            foreach (var step in phase.Steps)
            {
                if (Begins().Match(step.Text.Split('\n')[0]) is { Success: true } begin && IsOutside(context, phase, begin.Groups["path"].Value))
                {
                    yield return context.At(Problems.StepOutOfFiles(phase.Id, begin.Groups["path"].Value), step.Span);
                }
            }

            var begun = new LineSet().Add(phase.Steps, step => SourceSpan.At(step.Span.Line));
            var text = phase.Text.Split('\n');
            for (var at = 0; at < text.Length; at++)
            {
                // An order often goes on over the end of its line.
                var next = at + 1 < text.Length ? text[at + 1] : "";
                if (!(text[at].Contains('`', StringComparison.Ordinal) || next.Contains('`', StringComparison.Ordinal)) || !MayOrder(text[at]))
                {
                    continue;
                }

                var line = at + 1 < text.Length ? $"{text[at]} {next.TrimStart()}" : text[at];
                var found = Says().Match(line);
                if (found.Success && found.Index < text[at].Length && !Denied().IsMatch(line[..found.Index]) && IsOutside(context, phase, found.Groups["path"].Value)
                    && !(begun.Contains(phase.Span.Line + at) && Begins().IsMatch(Marker().Without(text[at]))))
                {
                    yield return context.At(Problems.TextOutOfFiles(phase.Id, found.Groups["path"].Value), SourceSpan.At(phase.Span.Line + at));
                }
            }
        }
    }

    private static bool IsOutside(CheckContext context, Phase phase, string written)
    {
        var (raw, _, _) = PathText.Parse(written);
        if (!PathText.IsSurelyFile(raw) || !TreePath.TryNormalize(raw, out var path, out _))
        {
            return false;
        }

        // A folder may be named like a file: `src/Shop.Core`.
        if (context.Files is { } files && !files.Tree.Exists(path) && files.HasFolder(path))
        {
            return false;
        }

        // A bare name, or the end of a path, stands for the file that ends so.
        return !phase.Files.Any(file => IsMeant(file.Path, path) || (file.From is { } from && IsMeant(from, path)) || (file.IsGlob && Glob.TryParse(file.Path, out var glob, out _) && glob.IsMatch(path)));
    }

    private static bool IsMeant(string listed, string path) =>
        listed == path || listed == "./" + path || listed.EndsWith("/" + path, StringComparison.Ordinal) || path.EndsWith("/" + listed, StringComparison.Ordinal);

    // "In" may stand behind the mark of an item, which may stand alone.
    private static bool MayOrder(string line) => line.AsSpan().ContainsAny(Orders) || line.Contains("In", StringComparison.Ordinal) || !line.AsSpan().ContainsAnyInRange('A', 'z');

    // The first word of a step is an order and what follows at once is the file.
    [GeneratedRegex(@"^(?:\*\*)?(?:Create|Edit|Update|Modify|Delete|Remove|Rewrite|Add)(?:\*\*)? (?:the )?(?:new |existing )?(?:file )?`(?<path>[^`\s]+)`(?= with\b| so that| to\b|\s*[:.,;(]|\s*$)")]
    private static partial Regex Begins();

    [GeneratedRegex(@"(?<!\b(?:the|a|an|this|that|its|each|every|no) )\b(?:[Cc]reate|[Ee]dit|[Uu]pdate|[Mm]odify|[Dd]elete|[Rr]ewrite|[Cc]hange|[Ee]xtend) (?:[\w\-']+ ){0,5}`(?<path>[^`\s]+)`|^\s*(?:\d+[.)]|[-*+])\s+In `(?<path>[^`\s]+)`,? (?:add|append|call|change|delete|insert|let|make|move|put|register|remove|rename|replace|rewrite|set|split|take|wrap|write)\b")]
    private static partial Regex Says();

    [GeneratedRegex(@"\b(?:not|never|no|n't|without|instead of|rather than|may|might|would|if|unless|avoid|cannot|later|earlier|already)\b[^.;]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Denied();

    [GeneratedRegex(@"^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?")]
    private static partial Regex Marker();
}
