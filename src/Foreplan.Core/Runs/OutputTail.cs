namespace Foreplan.Runs;

/// <summary>The end of a command's output, where errors stand.</summary>
internal static class OutputTail
{
    private const int MaximumLines = 60;
    private const int MaximumCharacters = 6_000;

    public static string Of(string output)
    {
        var lines = output.TrimEnd().Split('\n');
        var tail = string.Join('\n', lines.TakeLast(MaximumLines));
        var cut = tail.Length > MaximumCharacters ? tail[^MaximumCharacters..] : tail;
        return lines.Length > MaximumLines || tail.Length > MaximumCharacters ? $"[earlier output left out]\n{cut}" : cut;
    }
}
