using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Checks.Rules;

/// <summary>Files to read, and lines that the prose points at. A path without lines in prose may be of a file to come.</summary>
internal sealed partial class MentionRule : IPlanRule
{
    // Letters that a slip of the pen takes.
    private const int Slip = 2;
    private const int MostSlips = 200;

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        if (context.Files is not { } files)
        {
            yield break;
        }

        foreach (var phase in context.Plan.Phases.Where(phase => phase.Read.Count > 0))
        {
            var before = context.Before(files, phase);
            foreach (var range in phase.Read)
            {
                if (Reading(range, before) is { } problem && (problem.Id != "PL216" || !context.IsMadeLater(phase, range.Path)))
                {
                    yield return context.At(problem, range.Span);
                }
            }
        }

        var end = context.After(files, null);
        var found = LinesOf(context.Plan.Context);
        var told = LinesOf(context.Plan.Phases.SelectMany(phase => phase.Steps));
        told.UnionWith(found);
        foreach (var range in context.Plan.Mentions.Where(range => range.From is null && told.Contains(range.Span.Line)).Take(MostSlips))
        {
            if (Slipped(context, range, end, found.Contains(range.Span.Line)) is { } slip)
            {
                yield return context.At(slip, range.Span);
            }
        }

        foreach (var range in context.Plan.Mentions.Where(range => range.From is not null))
        {
            if (Pointing(range, end) is { } problem)
            {
                yield return context.At(problem, range.Span);
            }
        }
    }

    private static HashSet<int> LinesOf(IEnumerable<PlanItem> items)
    {
        HashSet<int> lines = [];
        foreach (var item in items)
        {
            for (var line = item.Span.Line; line <= item.Span.EndLine; line++)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    // A path without lines may be of a file to come; one that is nearly the path of a file is a slip. What the context tells was found, so it is there.
    private static Diagnostic? Slipped(CheckContext context, FileRange range, PlannedFiles end, bool isFound)
    {
        if (!range.Path.Contains('/', StringComparison.Ordinal) || !TreePath.TryNormalize(range.Path, out var path, out _) || end.Exists(path) || end.Tree.Tree.Exists(path) || end.HasFolder(path) || end.Phases.Any(phase => phase.Files.Any(file => file.Path == path))
            || end.Tree.Tree.Paths.Any(whole => whole.EndsWith("/" + path, StringComparison.Ordinal)))
        {
            return null;
        }

        var line = context.Prose.Lines[range.Span.Line - 1];
        if (Coming().IsMatch(line.AsSpan(0, Math.Min(range.Span.Column - 1, line.Length))))
        {
            return null;
        }

        var near = end.Paths.Where(other => Math.Abs(other.Length - path.Length) <= Slip && other.AsSpan().CommonPrefixLength(path) > 2 && Nearest.Distance(path, other) <= Slip).Take(3).ToList();
        return near.Count > 0 ? Problems.PathUnknown(range.Path, near)
            : isFound && SourceName().IsMatch(path) && !Elsewhere().IsMatch(path) ? Problems.PathUnknown(range.Path, end.Near(path))
            : null;
    }

    private static Diagnostic? Reading(FileRange range, PlannedFiles before)
    {
        if (!TreePath.TryNormalize(range.Path, out var path, out var why))
        {
            return Problems.PathNotInTree(range.Path, why);
        }

        if (before.Exists(path))
        {
            return Lines(range, path, before);
        }

        var isThere = before.HasFolder(path) || (range.Path.AsSpan().ContainsAny('*', '?') && Glob.TryParse(path, out var glob, out _) && before.Paths.Any(glob.IsMatch));
        return isThere ? null : Problems.ReadFileMissing(range.Path, before.Near(path));
    }

    private static Diagnostic? Pointing(FileRange range, PlannedFiles end)
    {
        if (range.Path.Contains("://", StringComparison.Ordinal) || !TreePath.TryNormalize(range.Path, out var path, out _))
        {
            return null;
        }

        if (end.Tree.Tree.Exists(path) || end.Exists(path))
        {
            return Lines(range, path, end);
        }

        // A bare name stands for the file of that name wherever it is; `host:8080` and `image:1.2` are no files.
        var isBare = !path.Contains('/', StringComparison.Ordinal);
        if (isBare)
        {
            var named = end.Named(path).ToList();
            if (named.Count > 0)
            {
                return named.Select(candidate => Lines(range, candidate, end)).FirstOrDefault(problem => problem is null, Lines(range, named[0], end));
            }
        }

        return (isBare ? SourceName() : FileName()).IsMatch(path) ? Problems.ReadFileMissing(range.Path, end.Near(path)) : null;
    }

    private static Diagnostic? Lines(FileRange range, string path, PlannedFiles files)
    {
        // The phase that makes or changes a file decides how long it gets: only what was there can be untrue.
        if (range.From is not { } from || files.Tree.Lines(path) is not { } lines)
        {
            return null;
        }

        var to = range.To ?? from;
        return from < 1 || to < from || to > lines.Count
            ? Problems.LinesMissing(from == to ? $"{range.Path}:{from}" : $"{range.Path}:{from}-{to}", lines.Count)
            : null;
    }

    [GeneratedRegex(@"\b(?:creat\w+|new|mov\w+|renam\w+|generat\w+|add|to come|will|missing|lacks?|without|not|no|never|instead of|like|named|called|becomes?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Coming();

    // What a build or an installation makes, and what is on a server.
    [GeneratedRegex(@"^[^/]+\.[a-z]{2,}/|(?:^|/)(?:node_modules|vendor|dist|build|out|target|bin|obj|coverage|generated)/")]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"\.[A-Za-z][A-Za-z0-9]{0,9}$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"\.(?:[cm]?[jt]sx?|cs|fs|vb|py|go|rs|rb|php|java|kts?|swift|c|cc|cpp|h|hpp|sql|sh|ps1|md|ya?ml|json|toml|xml|html|s?css|vue|svelte|csproj)$")]
    private static partial Regex SourceName();
}
