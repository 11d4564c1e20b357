using System.Text.Json;
using System.Text.RegularExpressions;
using Foreplan.Plans.Dialects.Lines;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

public sealed partial class RealDialectsTests
{
    [Fact]
    public void Headings_and_boxes_are_what_a_parser_of_Markdown_finds()
    {
        if (Cases.Find("plans") is not { } folder)
        {
            return;
        }

        var files = 0;
        foreach (var line in File.ReadLines(Path.Combine(folder, "expected.jsonl")))
        {
            using var expected = JsonDocument.Parse(line);
            var name = expected.RootElement.GetProperty("file").GetString() ?? "";
            var source = Read(Path.Combine(folder, name));
            var headings = expected.RootElement.GetProperty("headings").EnumerateArray().Select(heading => (heading[0].GetInt32(), heading[2].GetInt32())).ToList();
            var found = DialectDocument.Read(source).Lines.Where(one => one.Kind == LineKind.Heading).Select(one => (one.Level, one.Number)).ToList();
            Assert.True(headings.SequenceEqual(found), $"{name}: headings {string.Join(' ', headings.Except(found).Concat(found.Except(headings)))}");
            var counts = MarkdownCounts.Of(source);
            Assert.Equal(headings.Count, counts.Headings);
            var here = Math.Abs(expected.RootElement.GetProperty("tasks_open").GetInt32() - counts.OpenTasks) + Math.Abs(expected.RootElement.GetProperty("tasks_done").GetInt32() - counts.DoneTasks);
            Assert.True(here == 0, $"{name}: {here} boxes");
            files++;
        }

        Assert.True(files >= 340);
    }

    [Fact]
    public void Every_plan_with_step_headings_or_boxes_has_a_phase_and_every_format_is_a_fixed_point()
    {
        if (Cases.Find("plans") is not { } folder)
        {
            return;
        }

        var files = Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories);
        Assert.True(files.Length >= 340);
        Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = 2 }, file =>
        {
            var source = Read(file);
            var read = PlanDialects.Read(source);
            var counts = MarkdownCounts.Of(source);
            var hasSteps = counts.OpenTasks + counts.DoneTasks > 0 || DialectDocument.Read(source).Root.Below.Any(section => StepWord().IsMatch(section.Title));
            Assert.True(!hasSteps || read.Plan.Phases.Count > 0, $"{file} has no phase");
            Assert.All(read.Plan.Diagnostics, found => Assert.InRange(found.Line ?? 1, 1, source.Lines.Count));
            foreach (var format in PlanExport.Names.Values)
            {
                FixedPoint.Holds(read, format);
            }

            Assert.Equal(read.Markdown, PlanDialects.Read(SourceText.From("plan.md", read.Markdown)).Markdown);
        });
    }

    private static SourceText Read(string file) => SourceText.Decode(Path.GetFileName(file), File.ReadAllBytes(file));

    [GeneratedRegex(@"^(?:Phase|Task|Step|Milestone|Unit)\s+\d+\s*[:.—-]", RegexOptions.IgnoreCase)]
    private static partial Regex StepWord();
}
