using Foreplan.Plans.Dialects.Lines;

namespace Foreplan.Plans.Dialects.Finding;

// Which lines of a document are its phases: what it calls so, else what holds its work. The first way that finds any is taken.
internal static class PhaseFinder
{
    public static IReadOnlyList<FoundPhase> Find(DialectDocument document, DialectTraits traits)
    {
        if (traits.IsSpec)
        {
            return [];
        }

        var ways = new Func<IReadOnlyList<FoundPhase>>[]
        {
            () => traits.PrefersBoxes ? BoxPhases.Numbered(document) : [],
            () => HeadingPhases.Called(document, traits),
            () => UnitLines.Find(document),
            () => FilePhases.Find(document),
            () => BoxPhases.Numbered(document),
            () => BoxPhases.Sections(document),
            () => HeadingPhases.Numbered(document),
            () => ListPhases.Find(document),
            () => BoxPhases.Any(document),
            () => ListPhases.Bullets(document),
        };
        return ways.Select(way => way()).FirstOrDefault(found => found.Count > 0) ?? [];
    }
}
