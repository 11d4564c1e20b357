using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Records;

/// <summary>The list of what is closed without being built. PLANS.md is where it is kept: a line taken out opens its subject again, lines of another shape stay.</summary>
internal static partial class ClosedItems
{
    public const string Block = "closed";
    private const string Heading = "## Rejected and retired";

    /// <summary>What the record's text lists.</summary>
    public static IReadOnlyList<ClosedItem> Read(byte[]? plans) =>
        plans is null ? [] : Read(new RecordText(SourceText.Decode("PLANS.md", plans).Raw));

    public static IReadOnlyList<ClosedItem> Read(RecordText text) =>
        [.. (text.Block(Block) ?? "").Split('\n').Select(line => Line().Match(line)).Where(match => match.Success).Select(match => new ClosedItem
        {
            Subject = match.Groups["subject"].Value,
            IsFinding = match.Groups["kind"].Value == "finding",
            IsRetired = match.Groups["how"].Value == "retired",
            On = match.Groups["on"].Value,
            By = match.Groups["by"].Value,
            Why = match.Groups["why"].Value,
        })];

    /// <summary>Adds a line; the line there was of the same subject is replaced.</summary>
    public static void Add(RecordText text, ClosedItem item)
    {
        List<string> lines = text.Block(Block) is { } there ? [.. there.Split('\n')] : [Heading];
        lines.RemoveAll(line => Line().Match(line) is { Success: true } match && match.Groups["subject"].Value == item.Subject && match.Groups["kind"].Value == Kind(item));
        lines.Add($"- {Kind(item)} `{item.Subject}` {(item.IsRetired ? "retired" : "rejected")} {item.On}{(item.By.Length == 0 ? "" : $" by {item.By.Replace(':', ' ')}")}: {item.Why}");
        text.Put(Block, string.Join('\n', lines));
    }

    /// <summary>What refuses work on a plan that is closed; null when it is open.</summary>
    public static Diagnostic? Refusal(IReadOnlyList<ClosedItem> closed, IPlanFolder folder) =>
        Of(closed, folder) is { } item ? Problems.PlanClosed(item.IsRetired ? "retired" : "rejected", item.Why).At(LivingRecord.Document, null) : null;

    /// <summary>What the list says of a plan; null when it says nothing.</summary>
    public static ClosedItem? Of(IReadOnlyList<ClosedItem> closed, IPlanFolder folder) =>
        closed.LastOrDefault(item => !item.IsFinding && item.Subject == SubjectOf(folder));

    /// <summary>How a plan is named in the list.</summary>
    public static string SubjectOf(IPlanFolder folder) => folder.Path.Length == 0 ? "." : folder.Path;

    private static string Kind(ClosedItem item) => item.IsFinding ? "finding" : "plan";

    [GeneratedRegex(@"^- (?<kind>plan|finding) `(?<subject>[^`]+)` (?<how>rejected|retired) (?<on>\S+?)(?: by (?<by>[^:]*))?: (?<why>.*)$")]
    private static partial Regex Line();
}
