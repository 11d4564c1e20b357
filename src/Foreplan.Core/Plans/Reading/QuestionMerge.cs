using Foreplan.Text;

namespace Foreplan.Plans.Reading;

internal sealed class QuestionMerge
{
    private readonly Plan plan;
    private readonly LineEdits edits;
    private readonly PlanShape shape;
    private readonly IReadOnlyList<OutlineItem> items;

    public QuestionMerge(Plan plan)
    {
        this.plan = plan;
        edits = new(plan.Source);
        shape = new(Outline.Read(plan.Source));
        items = QuestionLines.ItemsOf(shape);
    }

    public string Write(IReadOnlyList<AskedQuestion> asked)
    {
        var taken = plan.Questions.Select(question => question.Id).Concat(asked.Select(question => question.Id)).ToHashSet(StringComparer.Ordinal);
        var free = new IdsByPosition("Q", taken);
        List<string> added = [];
        HashSet<int> matched = [];
        foreach (var question in asked)
        {
            var at = Find(question, matched);
            if (at < 0)
            {
                var clash = plan.Questions.Any(known => known.Id == question.Id);
                added.AddRange(QuestionText.Entry(question, clash ? free.Next() : question.Id));
            }
            else
            {
                matched.Add(at);
                Correct(at, question);
            }
        }

        if (added.Count > 0)
        {
            Insert(added);
        }

        return edits.Apply();
    }

    private int Find(AskedQuestion asked, HashSet<int> matched)
    {
        var all = Enumerable.Range(0, Math.Min(items.Count, plan.Questions.Count)).Where(i => !matched.Contains(i)).ToList();
        var same = all.FindIndex(i => Key(plan.Questions[i].Text) == Key(asked.Text));
        if (same < 0)
        {
            same = all.FindIndex(i => plan.Questions[i].Id == asked.Id && QuestionLines.WrittenId(items[i]) is not null);
        }

        return same < 0 ? -1 : all[same];
    }

    // Only the person answers: what the model wrote as answered or assumed is open again unless a person said so.
    private void Correct(int at, AskedQuestion asked)
    {
        var known = plan.Questions[at];
        var isRight = asked.Answer is { } answer
            ? known.State == (asked.By == QuestionText.AssumedBy ? QuestionState.Assumed : QuestionState.Answered) && Key(known.Answer ?? "") == Key(answer)
            : known.State == QuestionState.Open;
        if (!isRight || QuestionLines.WrittenId(items[at]) is null)
        {
            QuestionText.ReplaceHead(plan.Source, edits, items[at], QuestionText.Head(asked, known.Id));
        }
    }

    private void Insert(List<string> added)
    {
        if (shape.Of(PlanPart.Questions).FirstOrDefault() is { } section)
        {
            var isList = section.Blocks is [.., OutlineBlock.Bullets] && section.Children.Count == 0;
            var below = isList ? section.Span.EndLine : section.Blocks.Select(block => block.Span.EndLine).DefaultIfEmpty(section.BodyLine - 1).Max();
            edits.InsertBefore(below + 1, isList || below < section.BodyLine ? added : ["", .. added]);
            return;
        }

        var anchors = shape.Of(PlanPart.Decisions).Concat(shape.Of(PlanPart.Phases)).Concat(shape.Phases.Select(phase => phase.Section));
        if (anchors.MinBy(anchor => anchor.Span.Line) is { } next)
        {
            edits.InsertBefore(next.Span.Line, [$"{new string('#', next.Level)} Questions", .. added, ""]);
        }
        else
        {
            edits.Append(["", "## Questions", .. added]);
        }
    }

    private static string Key(string text) => Blanks.Collapse(text).Trim('?', '.', ' ', '*', '`').ToLowerInvariant();
}
