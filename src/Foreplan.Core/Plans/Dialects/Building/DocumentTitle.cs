using System.Text.RegularExpressions;
using Foreplan.Plans.Dialects.Finding;
using Foreplan.Plans.Dialects.Lines;
using Foreplan.Plans.Reading;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects.Building;

// What a document is about: its title, its front matter, or the folder that it stands in.
internal static partial class DocumentTitle
{
    public static DialectSection? SectionOf(DialectDocument document, IReadOnlyList<FoundPhase> found)
    {
        var tops = document.Root.Below.Where(section => section.Level == 1 && IsTitle(section)).ToList();
        return tops.Find(section => !found.Any(phase => phase.Start == section.Start && phase.Section?.Level == 1 && phase.End == section.End && document.Root.Children.Count > 1 && phase.Word.Length > 0));
    }

    // Does the document say itself what it is about?
    public static bool HasOwn(DialectDocument document) =>
        SectionOf(document, []) is { } section && Lead().Without(section.Title.Trim()).Trim() is { Length: > 0 } title && !General().IsMatch(title);

    public static string Of(DialectDocument document, DialectSection? section)
    {
        var title = section is null ? "" : Lead().Without(section.Title.Replace('\n', ' ').Trim()).Trim();
        if (title.Length > 0 && !General().IsMatch(title))
        {
            return title;
        }

        var named = document.Front.Values.GetValueOrDefault("title") ?? document.Front.Values.GetValueOrDefault("name");
        return Words(named) ?? Words(FromPath(document.Source.Path)) ?? (title.Length > 0 ? title : "Untitled");
    }

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : PlanHeadings.TitleOf(text.Trim());

    // `specs/001-photo-albums/tasks.md` is about photo albums.
    private static string? FromPath(string path)
    {
        var parts = path.Replace("__", "/", StringComparison.Ordinal).Split('/', '\\').Where(part => part.Length > 0).ToList();
        var at = parts.Count - 1;
        while (at >= 0 && GeneralName().IsMatch(parts[at]))
        {
            at--;
        }

        if (at < 0)
        {
            return null;
        }

        var words = Number().Without(Extension().Without(parts[at])).Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? null : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static bool IsTitle(DialectSection section) =>
        PlanHeadings.PartOf(section.Title) is null && SectionWords.PartOf(section.Title) is null && !SectionWords.IsRecord(section.Title)
        && (!SectionWords.IsSteps(section.Title) || section.Children.Count > 0 || section.Parent is { Level: 0, Children.Count: 1 });

    [GeneratedRegex(@"^(?:(?:feature\s+)?implementation plan|plan(?:\s+\d{1,4})?|tasks?|feature specification|development plan|(?:technical )?design(?: document)?|requirements(?: document| specification)?|proposal|exec\s?plan|project|実装計画|实施计划)(?:\s*[:：]\s*|\s+[—–-]\s+)", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:the\s+)?(?:(?:feature\s+)?implementation (?:plan|tasks)|plan|tasks?|task list|proposal|(?:technical |feature )?design(?: document)?|implementation|tasks? document|feature specification|requirements(?: document| specification)?|spec|specification|todo|実装計画|要件仕様書|要件定義書|設計書|技術設計書|实施计划|需求文档|设计文档)$", RegexOptions.IgnoreCase)]
    private static partial Regex General();

    [GeneratedRegex(@"^(?:tasks?|plan|plans|proposal|design|spec|specs|requirements|implementation_plan|readme|changes|openspec|archive|docs|todo|dot\..*|\..*|stdin|-)(?:\.(?:md|json|markdown|txt))?$", RegexOptions.IgnoreCase)]
    private static partial Regex GeneralName();

    [GeneratedRegex(@"\.(?:plan\.md|md|markdown|json|txt)$", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    [GeneratedRegex(@"^(?:\d{4}-\d{2}-\d{2}-)?(?:\d{1,4}-)?")]
    private static partial Regex Number();
}
