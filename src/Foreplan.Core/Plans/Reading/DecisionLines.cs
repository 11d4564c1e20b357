using Foreplan.Text;

namespace Foreplan.Plans.Reading;

internal static class DecisionLines
{
    private static readonly LeadingId Ids = new('D', "Decision");

    public static IReadOnlyList<OutlineItem> ItemsOf(PlanShape shape) =>
        [.. shape.Of(PlanPart.Decisions).SelectMany(section => section.Items)];

    public static string? WrittenId(OutlineItem item) => Ids.Split(item.Text).Id;

    public static IReadOnlyList<Decision> Read(Outline outline, PlanShape shape, ReadingLog log)
    {
        // A decision is a bullet, or a heading of its own with what stands below it.
        var texts = shape.Of(PlanPart.Decisions)
            .SelectMany(section => section.Items.Select(item => Ids.Split(item.Text, item.Span))
                .Concat(section.Children.Select(child => Ids.Split(Headed(outline.ToSection(child)), child.Span))))
            .ToList();
        var byPosition = new IdsByPosition("D", texts.Select(found => found.Id).OfType<string>().ToHashSet(StringComparer.Ordinal));
        var decisions = texts.Select(found => new Decision(found.Id ?? byPosition.Next(), found.Text, found.Span)).ToList();
        log.CheckIds(decisions.Select((decision, index) => new ReadId(decision.Id, texts[index].Id is not null, decision.Span)));
        return decisions;
    }

    private static string Headed(Section section) => section.Body.Length == 0 ? section.Title : $"{section.Title}\n{section.Body}";
}
