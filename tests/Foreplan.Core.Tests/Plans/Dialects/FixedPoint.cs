using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

internal static class FixedPoint
{
    /// <summary>What was written, read and written again is the same text; a page is written the same twice.</summary>
    public static void Holds(DialectPlan read, PlanExportFormat format)
    {
        var once = PlanExport.Write(read, format);
        var again = format == PlanExportFormat.Html ? read : PlanDialects.Read(SourceText.From(NameOf(format), once));
        var twice = PlanExport.Write(again, format);
        Assert.True(once == twice, $"{read.Originals[0].Path} as {format}: {FirstDifference(once, twice)}");
    }

    private static string NameOf(PlanExportFormat format) => format switch
    {
        PlanExportFormat.Json => "plan.json",
        PlanExportFormat.TaskMaster => "tasks.json",
        PlanExportFormat.SpecKit => "tasks.md",
        _ => "plan.md",
    };

    private static string FirstDifference(string one, string other)
    {
        var (left, right) = (one.Split('\n'), other.Split('\n'));
        var at = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {at + 1}: '{left.ElementAtOrDefault(at)}' and '{right.ElementAtOrDefault(at)}'";
    }
}
