using Foreplan.Plans.Reading;
using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>The edits that Foreplan itself makes in a plan: text in, text out with LF line ends, and nothing else is changed.</summary>
public static class PlanEditor
{
    /// <summary>Writes the header lines <c>Spec</c>, <c>Planned at</c> and <c>Planned by</c> over whatever stands there, or inserts them.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="specName">The spec's file name, such as <c>spec.md</c>.</param>
    /// <param name="commit">The base commit's short id.</param>
    /// <param name="date">The day as <c>yyyy-MM-dd</c>.</param>
    /// <param name="planner">The planner's model, such as <c>anthropic/claude-opus-4-5</c>.</param>
    public static string Stamp(Plan plan, string specName, string commit, string date, string planner) =>
        new HeaderStamp(plan.Source).Write([("Spec", specName), ("Planned at", $"commit {commit}, {date}"), ("Planned by", planner)]);

    /// <summary>Writes another commit into <c>Planned at</c>, as long as the one that stands there and with what stands behind it; inserts the line where there is none.</summary>
    public static string WritePlannedAt(SourceText source, string commit)
    {
        var plan = PlanReader.Read(source);
        var value = plan.PlannedAt is { } old && plan.Header.TryGetValue("Planned at", out var written)
            ? written.Replace(old, commit[..Math.Min(old.Length, commit.Length)], StringComparison.Ordinal)
            : $"commit {commit[..Math.Min(7, commit.Length)]}";
        return new HeaderStamp(source).Write([("Planned at", value)]);
    }

    /// <summary>
    /// Writes asked questions into <c>Questions</c>, made when missing. A question that stands there already is not doubled; only its state and answer are
    /// set to what the person said, so that a model can answer none.
    /// </summary>
    public static string MergeQuestions(Plan plan, IReadOnlyList<AskedQuestion> asked) => new QuestionMerge(plan).Write(asked);

    /// <summary>Writes a person's answer to a question.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="id">The question's id.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="by">Who answers.</param>
    /// <param name="date">The day as <c>yyyy-MM-dd</c>.</param>
    /// <exception cref="ForeplanException">The plan has no such question.</exception>
    public static string Answer(Plan plan, string id, string answer, string by, string date) =>
        Rewrite(plan, id, question => QuestionText.Answered(question.Id, question.Text, answer, $"{by}, {date}"));

    /// <summary>Takes the recommended answer of a question without asking.</summary>
    /// <exception cref="ForeplanException">The plan has no such question, or the question no recommended answer.</exception>
    public static string Assume(Plan plan, string id) => Rewrite(plan, id, question => question.Recommended is { Length: > 0 } answer
        ? QuestionText.Assumed(question.Id, question.Text, answer)
        : throw new ForeplanException($"{question.Id} has no recommended answer.", $"Answer it: foreplan answer, or write the answer into {plan.Source.Path}."));

    /// <summary>Writes the ids that questions and decisions were given by position, for a plan that is to be locked.</summary>
    public static string WriteIds(Plan plan)
    {
        var shape = new PlanShape(Outline.Read(plan.Source));
        var edits = new LineEdits(plan.Source);
        foreach (var (item, question) in QuestionLines.ItemsOf(shape).Zip(plan.Questions))
        {
            if (QuestionLines.WrittenId(item) is null)
            {
                Insert(plan.Source, edits, item, $"**{question.Id}** (open): ");
            }
        }

        var decisions = plan.Decisions.ToLookup(decision => decision.Span.Line);
        foreach (var item in DecisionLines.ItemsOf(shape).Where(item => DecisionLines.WrittenId(item) is null))
        {
            foreach (var decision in decisions[item.Span.Line].Take(1))
            {
                Insert(plan.Source, edits, item, $"**{decision.Id}**: ");
            }
        }

        return edits.Apply();
    }

    private static void Insert(SourceText source, LineEdits edits, OutlineItem item, string text)
    {
        var (line, column) = (item.HeadSpan.Line, item.HeadSpan.Column);
        edits.Replace(line, line, [source.Lines[line - 1].Insert(Math.Min(column - 1, source.Lines[line - 1].Length), text)]);
    }

    private static string Rewrite(Plan plan, string id, Func<Question, string> head)
    {
        var items = QuestionLines.ItemsOf(new PlanShape(Outline.Read(plan.Source)));
        for (var i = 0; i < items.Count && i < plan.Questions.Count; i++)
        {
            if (plan.Questions[i].Id.Equals(id, StringComparison.OrdinalIgnoreCase))
            {
                var edits = new LineEdits(plan.Source);
                QuestionText.ReplaceHead(plan.Source, edits, items[i], head(plan.Questions[i]));
                return edits.Apply();
            }
        }

        var known = plan.Questions.Count == 0 ? "It has no questions." : $"Its questions are {string.Join(", ", plan.Questions.Select(question => question.Id))}.";
        throw new ForeplanException($"{plan.Source.Path} has no question {id}.", known);
    }
}
