using Foreplan.Plans.Dialects.Lines;
using Foreplan.Plans.Reading;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

// Our own format, which is looked for first and read as it is.
internal static class OwnFormat
{
    private static readonly string[] Fields = ["Spec", "Planned at", "Planned by", "Imported from", "Network"];

    public static bool Is(DialectDocument document)
    {
        var sections = document.Root.Children.SelectMany(child => child.Children.Prepend(child)).ToList();
        var listed = sections.Where(section => section.Level == 2 && HeadingName.Of(section.Title) == "phases").SelectMany(section => section.Children).Where(child => PlanHeadings.PhaseOf(child.Title) is not null).ToList();
        return sections.Count > 0 && sections[0].Level == 1 && sections[0].Title.StartsWith("Plan:", StringComparison.OrdinalIgnoreCase)
            ? listed.Count > 0 || Signed(document, sections[0])
            : listed.Exists(phase => phase.Children.Any(part => part.Level == 4 && HeadingName.Of(part.Title) is "verify" or "steps"));
    }

    private static bool Signed(DialectDocument document, DialectSection title)
    {
        for (var i = title.BodyStart; i < title.OwnEnd; i++)
        {
            if (PlanHeader.Fields(document.Lines[i].Body).Any(field => field.IsMarked && field.Is(Fields)))
            {
                return true;
            }
        }

        return false;
    }
}
