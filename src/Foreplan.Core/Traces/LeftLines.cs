using Foreplan.Reviews;

namespace Foreplan.Traces;

/// <summary>The lines that a whole diff adds and removes, handed out once each to the commits that wrote them.</summary>
/// <param name="whole">The diff between the base and the traced commit.</param>
internal sealed class LeftLines(DiffMap whole)
{
    private readonly Dictionary<string, (Dictionary<string, Queue<int>> Added, Dictionary<string, int> Removed)> left = [];

    /// <summary>What of a commit's lines in a file is still there; null when nothing is.</summary>
    public TraceFile? Take(string path, IEnumerable<string> added, IEnumerable<string> removed)
    {
        if (!left.TryGetValue(path, out var file))
        {
            file = (Places(whole.Added(path)), whole.Removed(path).Values.CountBy(text => text).ToDictionary(StringComparer.Ordinal));
            left.Add(path, file);
        }

        List<int> lines = [.. added.Where(HasText).Select(text => file.Added.TryGetValue(text, out var places) && places.TryDequeue(out var line) ? line : 0).Where(line => line > 0).Order()];
        var gone = removed.Where(HasText).Count(text => file.Removed.TryGetValue(text, out var count) && (file.Removed[text] = count - 1) >= 0);
        return lines.Count > 0 || gone > 0 ? new(path, lines, gone) : null;
    }

    private static bool HasText(string line) => line.AsSpan().Trim().Length > 0;

    private static Dictionary<string, Queue<int>> Places(IReadOnlyDictionary<int, string> added)
    {
        var places = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        foreach (var (line, text) in added.OrderBy(pair => pair.Key))
        {
            (places.TryGetValue(text, out var queue) ? queue : places[text] = new()).Enqueue(line);
        }

        return places;
    }
}
