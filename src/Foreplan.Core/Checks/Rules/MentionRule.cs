using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Plans.Reading;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Checks.Rules;

/// <summary>Files to read, and lines that the prose points at. A path without lines in prose may be of a file to come.</summary>
internal sealed partial class MentionRule : IPlanRule
{
    private const int MostSearched = 200;

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
        var missing = new MissingMention(context, end);
        foreach (var range in context.Plan.Mentions.Where(missing.IsOpen).Take(MostSearched))
        {
            if (missing.Of(range) is { } problem)
            {
                yield return context.At(problem, range.Span);
            }
        }

        foreach (var range in context.Plan.Mentions.Where(range => range.From is not null))
        {
            if (Pointing(range, end, missing) is { } problem)
            {
                yield return context.At(problem, range.Span);
            }
        }
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

    private static Diagnostic? Pointing(FileRange range, PlannedFiles end, MissingMention missing)
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

        return (isBare ? PathText.IsSurelyFile(path) : FileName().IsMatch(path)) && !missing.IsForeign(range, path) ? Problems.ReadFileMissing(range.Path, end.Near(path)) : null;
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

    [GeneratedRegex(@"\.[A-Za-z][A-Za-z0-9]{0,9}$")]
    private static partial Regex FileName();
}
