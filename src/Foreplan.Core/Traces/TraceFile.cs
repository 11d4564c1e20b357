namespace Foreplan.Traces;

/// <summary>What of a file a phase's commits have changed and is still there.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Lines">The added lines by number, in order, as the traced commit has them.</param>
/// <param name="Removed">How many lines were taken away.</param>
public sealed record TraceFile(string Path, IReadOnlyList<int> Lines, int Removed)
{
    /// <summary>The path with its lines: <c>src/a.js:3-9,12</c>; <c>src/a.js (-4)</c> where lines were only taken away.</summary>
    public override string ToString() =>
        Path + (Lines.Count > 0 ? ":" + string.Join(',', Ranges()) : Removed > 0 ? $" (-{Removed})" : "");

    private IEnumerable<string> Ranges()
    {
        for (var at = 0; at < Lines.Count;)
        {
            var end = at;
            while (end + 1 < Lines.Count && Lines[end + 1] == Lines[end] + 1)
            {
                end++;
            }

            yield return end == at ? $"{Lines[at]}" : $"{Lines[at]}-{Lines[end]}";
            at = end + 1;
        }
    }
}
