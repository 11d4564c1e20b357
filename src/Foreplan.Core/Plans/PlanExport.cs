using Foreplan.Plans.Dialects;
using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>Writes plans for other tools and for people. What was exported, imported and exported again is the same text.</summary>
public static class PlanExport
{
    private const int MostRounds = 6;

    /// <summary>The name of each format as a person types it.</summary>
    public static IReadOnlyDictionary<string, PlanExportFormat> Names { get; } = new Dictionary<string, PlanExportFormat>(StringComparer.OrdinalIgnoreCase)
    {
        ["markdown"] = PlanExportFormat.Markdown,
        ["json"] = PlanExportFormat.Json,
        ["html"] = PlanExportFormat.Html,
        ["spec-kit"] = PlanExportFormat.SpecKit,
        ["improve"] = PlanExportFormat.Improve,
        ["task-master"] = PlanExportFormat.TaskMaster,
    };

    /// <summary>Writes a plan in a format, LF line ends.</summary>
    /// <param name="read">The plan, as <see cref="PlanDialects"/> read it.</param>
    /// <param name="format">The format.</param>
    public static string Write(DialectPlan read, PlanExportFormat format) => format switch
    {
        PlanExportFormat.Markdown => read.Markdown,
        PlanExportFormat.Json => PlanJson.Write(read.Plan, read.Markdown),
        PlanExportFormat.Html => PlanExportHtml.Write(read),
        PlanExportFormat.SpecKit => Settled(read, "tasks.md", PlanExportSpecKit.Write),
        PlanExportFormat.Improve => Settled(read, "plan.md", PlanExportImprove.Write),
        _ => Settled(read, "tasks.json", PlanExportTaskMaster.Write),
    };

    // A format that holds less than ours is written from what is left after reading it, so that another round changes nothing.
    private static string Settled(DialectPlan read, string name, Func<Plan, string> write)
    {
        var text = write(read.Plan);
        for (var round = 0; round < MostRounds; round++)
        {
            var next = write(PlanDialects.Read(SourceText.From(name, text)).Plan);
            if (next == text)
            {
                break;
            }

            text = next;
        }

        return text;
    }
}
