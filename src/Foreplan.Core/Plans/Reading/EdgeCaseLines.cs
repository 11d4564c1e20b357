using Foreplan.Text;

namespace Foreplan.Plans.Reading;

internal static class EdgeCaseLines
{
    private static readonly LeadingId Ids = new('E', "Edge case");

    public static IReadOnlyList<PlanItem> Read(PlanShape shape)
    {
        var items = shape.Of(PlanPart.EdgeCases).SelectMany(section => section.AllItems).Select(item => Ids.Split(item.Text, item.Span)).ToList();
        var byPosition = new IdsByPosition("E", items.Select(item => item.Id).OfType<string>().ToHashSet(StringComparer.Ordinal));
        return [.. items.Select(item => new PlanItem(item.Id ?? byPosition.Next(), item.Text, item.Span))];
    }
}
