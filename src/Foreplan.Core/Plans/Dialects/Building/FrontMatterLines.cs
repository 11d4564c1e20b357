using Foreplan.Plans.Dialects.Drafts;

namespace Foreplan.Plans.Dialects.Building;

// A document's YAML: what our header has a name for goes there, all of it is kept as text.
internal static class FrontMatterLines
{
    private static readonly string[] Names = ["Priority", "Effort", "Risk", "Status", "Category"];

    public static void Add(DialectDocument document, PlanDraft draft)
    {
        if (document.Front.LineCount == 0)
        {
            return;
        }

        foreach (var name in Names)
        {
            if (document.Front.Values.TryGetValue(name, out var value) && value.Length is > 0 and < 60 && value[0] is not ('[' or '{' or '|' or '>'))
            {
                draft.Header.Add(new($"- **{name}**: {value}", document.Number, 1));
            }
        }

        var lines = document.Lines.Take(document.Front.LineCount).Skip(1).SkipLast(1).Select(line => new DraftLine(line.Text, document.Number, line.Number));
        draft.SectionsAfter.Add(new(new("## Document properties", document.Number, 1), [new("````yaml"), .. lines, new("````")]));
    }
}
