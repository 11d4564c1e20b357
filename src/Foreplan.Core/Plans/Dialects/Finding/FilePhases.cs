using Foreplan.Plans.Dialects.Lines;

namespace Foreplan.Plans.Dialects.Finding;

// Sections whose small headings are files; below the document's title the files themselves.
internal static class FilePhases
{
    public static IReadOnlyList<FoundPhase> Find(DialectDocument document)
    {
        if (document.Files.Count == 0)
        {
            return [];
        }

        var parents = document.Root.Below.Where(section => document.Files.Contains(section.Start)).Select(file => file.Parent is { Level: > 1 } parent ? parent : file).ToHashSet();
        return [.. parents.Where(section => !section.Ancestors.Any(parents.Contains)).Select(section => Of(document, section, StepHeading.Numbered(section.Title)))];
    }

    private static FoundPhase Of(DialectDocument document, DialectSection section, StepHeading? head) =>
        new(section.Start, section.BodyStart, section.End) { Label = head?.Label ?? "", Title = document.Files.At(section.Start)?.Path ?? head?.Title ?? section.Title, Section = section };
}
