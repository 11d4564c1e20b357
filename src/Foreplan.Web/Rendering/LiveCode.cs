using System.Text.Json.Nodes;
using Foreplan.Checks;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Web.Rendering;

/// <summary>The code that a plan quotes, as it is at a commit.</summary>
internal static class LiveCode
{
    private const int Around = 3;

    /// <summary>What became of every excerpt, by the line of its fence.</summary>
    public static IReadOnlyDictionary<int, ExcerptState> StatesOf(Plan plan, ITree tree)
    {
        Dictionary<int, ExcerptState> states = [];
        Dictionary<string, string[]?> files = new(StringComparer.Ordinal);
        foreach (var excerpt in plan.Phases.SelectMany(phase => phase.Excerpts).Concat(plan.Excerpts))
        {
            states[excerpt.Span.Line] = StateOf(excerpt, files.TryGetValue(excerpt.Path, out var lines) ? lines : files[excerpt.Path] = Lines(tree, excerpt.Path));
        }

        return states;
    }

    /// <summary>The file around an excerpt, with the lines that the excerpt has too.</summary>
    public static JsonObject Of(Excerpt excerpt, ITree tree)
    {
        var lines = Lines(tree, excerpt.Path);
        var state = StateOf(excerpt, lines);
        if (lines is null)
        {
            return new() { ["path"] = excerpt.Path, ["state"] = state.State, ["says"] = state.Says, ["lines"] = new JsonArray() };
        }

        var from = Math.Max(1, (state.From ?? 1) - Around);
        var to = Math.Min(lines.Length, (state.To ?? lines.Length) + Around);
        var quoted = excerpt.Content.Split('\n').ToHashSet(StringComparer.Ordinal);
        return new()
        {
            ["path"] = excerpt.Path,
            ["state"] = state.State,
            ["says"] = state.Says,
            ["from"] = from,
            ["lines"] = new JsonArray([.. Enumerable.Range(from, Math.Max(0, to - from + 1)).Take(400).Select(number => (JsonNode)new JsonObject
            {
                ["n"] = number,
                ["text"] = lines[number - 1],
                ["same"] = number >= state.From && number <= state.To && quoted.Contains(lines[number - 1]),
                ["in"] = number >= state.From && number <= state.To,
            })]),
        };
    }

    private static ExcerptState StateOf(Excerpt excerpt, string[]? lines)
    {
        var label = excerpt.From is null ? excerpt.Path : $"{excerpt.Path}:{excerpt.From}-{excerpt.To}";
        if (excerpt.From is not { } from || excerpt.To is not { } to)
        {
            return new("leave", label, "the phase must leave this text in the file", excerpt.Path, null, null);
        }

        if (lines is null)
        {
            return new("gone", label, "the file is not in HEAD", excerpt.Path, null, null);
        }

        var quoted = excerpt.Content.Split('\n');
        if (Stands(lines, quoted, from))
        {
            return new("same", label, "the same in HEAD", excerpt.Path, from, to);
        }

        var places = Enumerable.Range(1, Math.Max(0, lines.Length - quoted.Length + 1)).Where(line => Stands(lines, quoted, line)).Take(2).ToList();
        return places.Count == 1
            ? new("moved", label, $"now at lines {places[0]}-{places[0] + quoted.Length - 1}", excerpt.Path, places[0], places[0] + quoted.Length - 1)
            : new("differs", label, "differs from HEAD", excerpt.Path, Math.Min(from, Math.Max(1, lines.Length)), Math.Min(to, lines.Length));
    }

    private static bool Stands(string[] lines, string[] quoted, int line) =>
        line >= 1 && line - 1 + quoted.Length <= lines.Length && lines.AsSpan(line - 1, quoted.Length).SequenceEqual(quoted);

    private static string[]? Lines(ITree tree, string path)
    {
        if (tree.Read(path) is not { } bytes)
        {
            return null;
        }

        var text = Secrets.Replace(SourceText.Decode(path, bytes).Text);
        return (text.EndsWith('\n') ? text[..^1] : text).Split('\n');
    }
}
