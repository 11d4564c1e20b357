using System.Text.Json;

namespace Foreplan.Text;

public sealed class OutlineTests
{
    [Fact]
    public void Headings_fences_tables_and_boxes_are_where_a_CommonMark_parser_finds_them()
    {
        if (Cases.Find("plans") is not { } folder)
        {
            return;
        }

        var files = 0;
        List<string> differences = [];
        foreach (var line in File.ReadLines(Path.Combine(folder, "expected.jsonl")))
        {
            files++;
            using var json = JsonDocument.Parse(line);
            var expected = json.RootElement;
            var name = expected.GetProperty("file").GetString() ?? "";
            var outline = Outline.Read(SourceText.Decode(name, File.ReadAllBytes(Path.Combine(folder, name))));
            var headings = outline.Root.SelfAndBelow.Skip(1).Select(section => (section.Level, section.Span.Line)).ToList();
            var wanted = expected.GetProperty("headings").EnumerateArray().Select(heading => (heading[0].GetInt32(), heading[2].GetInt32())).ToList();
            foreach (var heading in wanted.Except(headings).Concat(headings.Except(wanted)))
            {
                differences.Add($"{name}: {heading}");
            }

            var tables = outline.Root.AllBlocks.Count(block => block is OutlineBlock.Table);
            if (tables != expected.GetProperty("tables").GetInt32())
            {
                differences.Add($"{name}: {tables} tables, {expected.GetProperty("tables")} expected");
            }

            var boxes = outline.Root.AllBlocks.OfType<OutlineBlock.Bullets>().SelectMany(list => list.Items).Count(item => item.Done is not null);
            var wantedBoxes = expected.GetProperty("tasks_open").GetInt32() + expected.GetProperty("tasks_done").GetInt32();
            if (boxes != wantedBoxes)
            {
                differences.Add($"{name}: {boxes} boxes, {wantedBoxes} expected");
            }
        }

        Assert.True(files > 300);
        Assert.Equal("", string.Join("\n", differences));
    }
}
