using System.Text.Json;

namespace Foreplan.Bench.History;

/// <summary>The plan of the demo as its planner submits it the second time, when it is true of the sample.</summary>
internal static class SamplePlan
{
    public static TruePlan Read(string root)
    {
        var samples = Path.Combine(root, "samples");
        using var script = JsonDocument.Parse(File.ReadAllText(Path.Combine(samples, "shop.script.json")));
        var submitted = script.RootElement.GetProperty("turns").EnumerateArray()
            .Where(turn => turn.TryGetProperty("calls", out _)).SelectMany(turn => turn.GetProperty("calls").EnumerateArray())
            .Where(call => call.GetProperty("tool").GetString() == "submit_plan").Select(call => call.GetProperty("arguments")).ToList();
        var text = submitted.Select(call => call.TryGetProperty("markdown", out var markdown) ? markdown.GetString() : null).OfType<string>().First();
        foreach (var patch in submitted.Select(call => call.TryGetProperty("patch", out var patch) ? patch.GetString() : null).OfType<string>())
        {
            text = Patched(text, patch);
        }

        return new("samples/shop", text, File.ReadAllText(Path.Combine(samples, "shop.spec.md")), new FolderTree(Path.Combine(samples, "shop")));
    }

    // Lines for lines is all that the demo's correction is.
    private static string Patched(string text, string patch)
    {
        var lines = patch.Split('\n');
        var old = lines.Where(line => line.StartsWith('-')).Select(line => line[1..]).ToList();
        var changed = lines.Where(line => line.StartsWith('+')).Select(line => line[1..]).ToList();
        return old.Zip(changed).Aggregate(text, (before, pair) => before.Replace(pair.First, pair.Second, StringComparison.Ordinal));
    }
}
