using System.Text;

namespace Foreplan.Traces;

/// <summary>A trace as Markdown, for a pull request.</summary>
public static class TraceDocument
{
    /// <summary>A heading, the table, and what is missing.</summary>
    public static string Write(TraceTable trace)
    {
        var text = new StringBuilder($"# Trace: {Cell(trace.Title)}\n\n{(trace.Base is { } from ? Short(from) : "the beginning")} to {Short(trace.Head)}\n\n");
        text.Append("| Requirement | Phases | Commits | Changed lines | Tests |\n|---|---|---|---|---|\n");
        foreach (var row in trace.Rows)
        {
            text.Append($"| {row.Id} {Cell(row.Text)} | {string.Join(", ", row.Phases)} | {string.Join(", ", row.Commits.Select(Short))} | {Code(row.Lines.Select(file => file.ToString()))} | {Code(row.Tests)} |\n");
        }

        if (trace.Gaps.Count > 0)
        {
            text.Append("\nMissing:\n\n").Append(string.Concat(trace.Gaps.Select(gap => $"- {gap}\n")));
        }

        return text.ToString();
    }

    internal static string Short(string commit) => commit.Length > 7 ? commit[..7] : commit;

    private static string Code(IEnumerable<string> items) => string.Join(", ", items.Select(item => $"`{item.Replace("|", "\\|", StringComparison.Ordinal).Replace("`", "'", StringComparison.Ordinal)}`"));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
