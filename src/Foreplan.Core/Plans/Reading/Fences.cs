using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Plans.Reading;

// Fences whose info string names a file: `language path:from-to` or `language path`.
internal static partial class Fences
{
    public static IReadOnlyList<Excerpt> Of(OutlineSection section) => [.. section.AllBlocks.OfType<OutlineBlock.Fence>().Select(Read).OfType<Excerpt>()];

    public static IReadOnlyList<Excerpt> Outside(Outline outline, PlanShape shape)
    {
        var all = Of(outline.Root);
        return [.. all.Where(excerpt => !shape.Phases.Any(phase =>
            phase.Section.Span.Line <= excerpt.Span.Line && excerpt.Span.Line <= phase.Section.Span.EndLine))];
    }

    private static Excerpt? Read(OutlineBlock.Fence fence)
    {
        // The name of a language alone.
        if (!fence.Info.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            return null;
        }

        var info = Info().Match(fence.Info);
        if (!info.Success || info.Groups[1].Value.ToLowerInvariant() is "diff" or "patch")
        {
            return null;
        }

        var (path, from, to) = PathText.Parse(info.Groups[2].Value.Trim('`'));
        var isFile = info.Groups[1].Value.Length > 0
            ? PathText.IsPathLike(path) || PathText.IsBareName(path) || from is not null
            : from is not null && PathText.IsPathLike(path);
        return isFile ? new() { Path = path, From = from, To = to, Content = fence.Content, Span = fence.Span } : null;
    }

    [GeneratedRegex(@"^(?:([^\s`]+)\s+)?([^\s=""'{}]+)$")]
    private static partial Regex Info();
}
