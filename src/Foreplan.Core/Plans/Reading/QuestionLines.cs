using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Plans.Reading;

internal static partial class QuestionLines
{
    private static readonly LeadingId Ids = new('Q', "Question");

    public static IReadOnlyList<OutlineItem> ItemsOf(PlanShape shape) =>
        [.. shape.Of(PlanPart.Questions).SelectMany(section => section.AllItems).Where(item => !Nothing().IsMatch(item.HeadLine))];

    public static string? WrittenId(OutlineItem item) => Ids.Split(item.HeadLine).Id;

    public static IReadOnlyList<Question> Read(PlanShape shape, ReadingLog log)
    {
        var items = ItemsOf(shape);
        var byPosition = new IdsByPosition("Q", items.Select(WrittenId).OfType<string>().ToHashSet(StringComparer.Ordinal));
        var questions = items.Select(item => QuestionOf(item, byPosition, log)).ToList();
        log.CheckIds(questions.Select((question, index) => new ReadId(question.Id, WrittenId(items[index]) is not null, question.Span)));
        return questions;
    }

    private static Question QuestionOf(OutlineItem item, IdsByPosition byPosition, ReadingLog log)
    {
        var (id, remark, text, _) = Ids.Split(item.HeadLine);
        var state = StateOf(remark);
        if (state is null)
        {
            log.Add(Problems.QuestionStateNotUnderstood(remark ?? ""), item.HeadSpan);
        }

        var split = Arrow().Match(text);
        var (asked, answer) = split.Success ? (split.Groups[1].Value.Trim(), split.Groups[2].Value.Trim()) : (text, null);
        var isOpen = state is null or QuestionState.Open;
        return new()
        {
            Id = id ?? byPosition.Next(),
            State = state ?? QuestionState.Open,
            Text = asked,
            Why = Field(item, "Why", "Why it matters")?.Value,
            Options = OptionsOf(item),
            Recommended = Field(item, "Recommended", "Recommendation")?.Value ?? (isOpen ? answer : null),
            Answer = isOpen ? null : answer,
            By = isOpen ? null : ByOf(remark ?? ""),
            Span = item.Span,
        };
    }

    private static QuestionState? StateOf(string? remark) => remark switch
    {
        null => QuestionState.Open,
        _ when remark.StartsWith("open", StringComparison.OrdinalIgnoreCase) => QuestionState.Open,
        _ when remark.StartsWith("answered", StringComparison.OrdinalIgnoreCase) => QuestionState.Answered,
        _ when remark.StartsWith("assumed", StringComparison.OrdinalIgnoreCase) => QuestionState.Assumed,
        _ => null,
    };

    private static string? ByOf(string remark)
    {
        var by = remark.IndexOf("by ", StringComparison.OrdinalIgnoreCase);
        return by < 0 ? null : remark[(by + 3)..].Trim();
    }

    private static string[] OptionsOf(OutlineItem item)
    {
        foreach (var below in item.Items)
        {
            if (FieldLine.Parse(below.HeadLine) is { } field && field.Is("Options", "Choices"))
            {
                return field.Value.Length > 0
                    ? field.Value.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    : [.. below.Items.Select(option => option.HeadLine)];
            }
        }

        return [];
    }

    private static FieldLine? Field(OutlineItem item, params string[] names) =>
        item.Items.Select(below => FieldLine.Parse(below.HeadLine)).FirstOrDefault(field => field is { } found && found.Is(names));

    [GeneratedRegex(@"^(.*?\?(?=\s*(?:→|->))\s*|.*?)(?:→|->)(.*)$")]
    private static partial Regex Arrow();

    [GeneratedRegex(@"^(?:none|n/a|no open questions|no questions)\.?$|^$", RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();
}
