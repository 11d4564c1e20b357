using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Plans.Reading;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Checks.Rules;

/// <summary>
/// A path without lines that the text speaks of and that is not there, nor made by a phase. It may be of a file to come, of another repository, or an
/// example: it is missing where it is nearly the path of a file, where the context tells of it, and in other parts where its folder is there.
/// </summary>
internal sealed partial class MissingMention(CheckContext context, PlannedFiles end)
{
    // Letters that a slip of the pen takes.
    private const int Slip = 2;
    private const int MostLinesOfItem = 8;

    private readonly LineSet found = new LineSet().Add(context.Plan.Context, item => item.Span).Add(Own(context).Where(section => PlanHeadings.PartOf(section.Title) == PlanPart.Context), section => section.Span);
    private readonly LineSet steps = new LineSet().Add(context.Plan.Phases.SelectMany(phase => phase.Steps), step => step.Span);
    private readonly LineSet phases = new LineSet().Add(context.Options.IsOwnFormat ? context.Plan.Phases : [], phase => phase.Span);
    private readonly LineSet told = new LineSet().Add(Own(context).Where(section => !TellsOfOther(section.Title)), section => section.Span);
    private readonly HashSet<string> listed = [.. context.Plan.Phases.SelectMany(phase => phase.Files).Select(file => file.Path)];

    /// <summary>True for a path on a line that describes what is there, when there is no such file.</summary>
    public bool IsOpen(FileRange range) =>
        range.From is null && (found.Contains(range.Span.Line) || steps.Contains(range.Span.Line) || phases.Contains(range.Span.Line) || told.Contains(range.Span.Line)) && !IsThere(range.Path);

    /// <summary>What is said of such a path; null when it may be of something else.</summary>
    public Diagnostic? Of(FileRange range)
    {
        if (!TreePath.TryNormalize(range.Path, out var path, out _))
        {
            return null;
        }

        var (before, item) = Before(range.Span);
        if (Coming().IsMatch(before))
        {
            return null;
        }

        var near = !path.Contains('/', StringComparison.Ordinal) ? []
            : end.Paths.Where(other => Math.Abs(other.Length - path.Length) <= Slip && other.AsSpan().CommonPrefixLength(path) > 2 && Nearest.Distance(path, other, Slip) <= Slip).Take(3).ToList();
        return near.Count > 0 ? Problems.PathUnknown(range.Path, near)
            : IsSaidToBeThere(range, path, before, item) ? Problems.PathUnknown(range.Path, end.Near(path))
            : null;
    }

    /// <summary>True when the sentence speaks of another project, or of what a package brings.</summary>
    public bool IsForeign(FileRange range, string path) => !IsAnchored(path) && (Foreign().IsMatch(Before(range.Span).Sentence) || Foreign().IsMatch(After(range.Span)));

    private static IEnumerable<Section> Own(CheckContext context) => context.Options.IsOwnFormat ? context.Plan.Sections : [];

    private static bool TellsOfOther(string title) =>
        PlanHeadings.PartOf(title) is PlanPart.Questions or PlanPart.OutOfScope or PlanPart.DoneWhen or PlanPart.Phases || OtherTitle().IsMatch(title);

    private bool IsThere(string written)
    {
        if (!TreePath.TryNormalize(written, out var path, out _) || end.Exists(path) || end.Tree.Tree.Exists(path) || end.HasFolder(path) || listed.Contains(path))
        {
            return true;
        }

        // Also the end of a path, and the name of a file beneath some folder.
        return end.Named(path[(path.LastIndexOf('/') + 1)..]).Any(whole => whole.EndsWith("/" + path, StringComparison.Ordinal));
    }

    private bool IsSaidToBeThere(FileRange range, string path, string before, string item)
    {
        var line = range.Span.Line;
        var isStep = phases.Contains(line) || steps.Contains(line);
        if ((!context.Options.IsOwnFormat && !found.Contains(line)) || Elsewhere().IsMatch(path) || Denied().IsMatch(After(range.Span)) || Rejected().IsMatch(item) || end.Tree.Ignores(path))
        {
            return false;
        }

        if (!path.Contains('/', StringComparison.Ordinal))
        {
            return !isStep && CodeName().IsMatch(path);
        }

        return SourceName().IsMatch(path) && (isStep ? HasItsFolder(path) && Pointing().IsMatch(before)
            : IsAnchored(path) || ((found.Contains(line) || UsualFolder().IsMatch(path)) && !Placeholder().IsMatch(path) && !IsForeign(range, path)));
    }

    private bool IsAnchored(string path) => path.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && end.HasFolder(path[..slash]);

    private bool HasItsFolder(string path) => end.HasFolder(path[..path.LastIndexOf('/')]);

    // The sentence up to the path, and all of its item.
    private (string Sentence, string Item) Before(SourceSpan span)
    {
        var lines = context.Prose.Lines;
        var text = lines[span.Line - 1][..Math.Min(span.Column - 1, lines[span.Line - 1].Length)];
        for (var at = span.Line - 1; at > 0 && span.Line - at < MostLinesOfItem && !Begins().IsMatch(lines[at]) && !string.IsNullOrWhiteSpace(lines[at - 1]) && !lines[at - 1].StartsWith('#'); at--)
        {
            text = $"{lines[at - 1]} {text}";
        }

        var start = 0;
        foreach (var stop in Stop().EnumerateMatches(text))
        {
            start = stop.Index + stop.Length;
        }

        return (text[start..], text);
    }

    // What the sentence says behind the path.
    private string After(SourceSpan span)
    {
        var lines = context.Prose.Lines;
        var text = lines[span.Line - 1][Math.Min(span.Column - 1, lines[span.Line - 1].Length)..];
        text = span.Line < lines.Length && !Begins().IsMatch(lines[span.Line]) ? $"{text} {lines[span.Line].TrimStart()}" : text;
        return End().EnumerateMatches(text) is var ends && ends.MoveNext() ? text[..ends.Current.Index] : text;
    }

    [GeneratedRegex(@"\b(?:creat\w+|new|mov\w+|renam\w+|generat\w+|add\w*|to come|will|would|could|should|might|may|if|unless|once|missing|lacks?|without|not|no|never|none|instead of|rather than|like|such as|e\.g|example|named|called|becomes?|write\w*|written|emits?|produces?|saves?|stored?"
        + @"|stores|prints?|downloads?|uploads?|fixture|temporary|scratch|throwaway|former\w*|previous\w*|old|earlier|later|future|removed?|deleted?|dropped|rejected|(?:a|any|another|some|user's|users'|their|other) (?:\w+ )?(?:file|folder|project|repository|path|document|config)s?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Coming();

    // Behind the path: it is not there, is made by something, or was asked for.
    [GeneratedRegex(@"\b(?:not|n't|n’t|no longer|never|cannot)\b.{0,24}\b(?:exists?|there|present|found|in the (?:tree|repository))\b|\b(?:exists? already|already exists?|in (?:another|an other) (?:project|repository))\b"
        + @"|^`+\s*(?:\([^)]{0,80}\)\s*)?,?\s*(?:(?:is|are|was|were|has been|have been)\s+(?:\w+ly\s+)?(?:missing|absent|gone|deleted|removed|dropped|renamed|moved|generated|ignored|created|written|made|to (?:come|be))|will|would|could|should|might|may|once)\b|^`+\s*\((?:new|to come|generated|ignored|planned|deleted|removed)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(?:rejected|alternatives?|considered)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Rejected();

    [GeneratedRegex(@"\b(?:upstream(?:'s)?|npm|nuget|pypi|(?:other|another|in the `+) (?:project|repositor)\w*|repositor(?:y|ies) of|github|docs of)\b|\b(?:import\w*|requires?|packages?|modules?|librar(?:y|ies)|frameworks?|crates?|gems?)\s+(?:from\s+)?(?:`+(?:,| and| or)\s+)*$|^`+ of [A-Z]\w+ (?:does|do|is|has|shows|works)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Foreign();

    // What a build, an installation or a run makes, and what is on a server.
    [GeneratedRegex(@"^[^/]+\.[a-z]{2,}/|(?:^|/)(?:node_modules|vendor|dist|build|out|outputs?|target|bin|obj|coverage|generated|artifacts|te?mp|logs?|results?|reports?|screenshots|uploads|\.\w+cache|\.cache|\.next|\.venv|__pycache__|site-packages|TestResults)/|^plans/|(?:^|/)(?:spec|plan|review|report)\.md$", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"\.(?:[cm]?[jt]sx?|cs|fs|vb|py|go|rs|rb|php|java|kts?|swift|scala|dart|exs?|c|cc|cpp|h|hpp|sql|sh|ps1|md|ya?ml|json|toml|xml|html|s?css|vue|svelte|razor|cshtml|erb|prisma|graphql|proto|tf|csproj|fsproj|slnx?|props|targets|gradle)$")]
    private static partial Regex SourceName();

    // A name alone is surely one of a file: `Node.js` and `package.json` may be something else.
    [GeneratedRegex(@"^[A-Za-z_][\w\-]*(?:\.[\w\-]+)*\.(?:[mc]?tsx?|jsx|cs|fs|py|go|rs|rb|php|java|kts?|swift|scala|dart|vue|svelte|razor|cshtml|csproj|fsproj|slnx)$|^[a-z]\w*(?:[A-Z\-_])[\w\-]*\.[mc]?js$")]
    private static partial Regex CodeName();

    [GeneratedRegex(@"^(?:src|lib|libs|app|apps|api|server|client|backend|frontend|web|packages|crates|services|core|internal|cmd|pkg|tests?|spec|config|db|migrations|scripts|docs|components|utils|models|routes|controllers|middleware)/")]
    private static partial Regex UsualFolder();

    // Names that nobody gives: `foo/bar.js`, `path/to/a.py`, `2026/11/20.md`.
    [GeneratedRegex(@"(?:^|/)(?:foo|bar|baz|qux|example|your|my|some|path/to|[a-zA-Z]|\d+)(?:[/.]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();

    // In a phase: pointed at as at something that is there.
    [GeneratedRegex(@"\b(?:as|see|in|of|from|by|inside|beside|uses?|calls?|reads?|follow(?:s|ing)?|mirror(?:s|ing)?|match(?:es|ing)?|cop(?:y|ies)|imports?)\s+(?:the (?:file|module|class|one|pattern)s? (?:(?:in|of|from) )?)?$")]
    private static partial Regex Pointing();

    [GeneratedRegex(@"\b(?:alternatives?|rejected|futures?|later|follow|examples?|questions?|ideas?|next|not|glossary|references?|files? to)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OtherTitle();

    [GeneratedRegex(@"^\s*(?:[-*+]\s|\d+[.)]\s|\||#|>)")]
    private static partial Regex Begins();

    [GeneratedRegex(@"[.!?;](?=\s|$)\s*")]
    private static partial Regex Stop();

    [GeneratedRegex(@"[.!?;](?=\s|$)|\):|:\s")]
    private static partial Regex End();
}
