using System.Text.RegularExpressions;
using Foreplan.Checks;
using Foreplan.Text;

namespace Foreplan.Tools;

/// <summary><c>search</c>: lines that match a regular expression, 50 by default. Binary files are left out.</summary>
/// <param name="tree">What is searched.</param>
/// <param name="time">The clock of the time limit; the system's by default.</param>
public sealed class SearchTool(ITree tree, TimeProvider? time = null) : Tool(
    "search",
    "Finds lines that match a regular expression. path: a file, a folder or a glob. max: 50.",
    """{"type":"object","properties":{"pattern":{"type":"string"},"path":{"type":"string"},"max":{"type":"integer","minimum":1}},"required":["pattern"],"additionalProperties":false}""")
{
    private const int DefaultMost = 50;
    private const int Most = 500;
    private const int LongestLine = 240;
    private static readonly TimeSpan LineLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WholeLimit = TimeSpan.FromSeconds(15);
    private readonly TimeProvider clock = time ?? TimeProvider.System;

    /// <inheritdoc/>
    protected override Task<ToolAnswer> CarryOutAsync(ToolArguments arguments, CancellationToken cancel)
    {
        var pattern = arguments.Text("pattern");
        var (regex, why) = Compile(pattern);
        if (regex is null)
        {
            return Task.FromResult(ToolAnswer.Error(ToolCode.BadArguments, why));
        }

        var path = arguments.TextOrNull("path") ?? "";
        if (!PathFilter.TryRead(tree, path, out var filter, out var wrong))
        {
            return Task.FromResult(wrong);
        }

        var paths = tree.Paths.Where(filter.IsMatch).ToList();
        if (paths.Count == 0)
        {
            return Task.FromResult(TreeFile.Missing(tree, path));
        }

        try
        {
            return Task.FromResult(Search(regex, pattern, paths, Math.Min(arguments.Number("max") ?? DefaultMost, Most), cancel));
        }
        catch (RegexMatchTimeoutException)
        {
            return Task.FromResult(ToolAnswer.Error(ToolCode.Limit, "the pattern took longer than a second on one line: write a simpler one"));
        }
    }

    private ToolAnswer Search(Regex regex, string pattern, List<string> paths, int max, CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        var hits = new List<string>();
        var more = 0;
        var searched = 0;
        foreach (var path in paths)
        {
            cancel.ThrowIfCancellationRequested();
            if (clock.GetElapsedTime(started) > WholeLimit)
            {
                break;
            }

            searched++;
            if (TreeFile.Locate(tree, path).Refused is null && TreeFile.Open(tree, path) is { Refused: null, IsBinary: false } file)
            {
                more += SearchFile(regex, file, hits, max);
            }
        }

        var cut = searched < paths.Count ? $"\nStopped after {searched} of {paths.Count} files: narrow it with path." : "";
        if (hits.Count == 0)
        {
            return ToolAnswer.Ok($"No line matches in {searched} files.{cut}");
        }

        var rest = more > 0 ? $"\n{more} more lines match: narrow it with path or a longer pattern." : "";
        return ToolAnswer.Ok(RepositoryText.Wrap("search", string.Join('\n', hits), ("pattern", pattern)) + rest + cut);
    }

    // Lines are shown and matched with secrets replaced, so that a pattern cannot ask for a secret piece by piece.
    private static int SearchFile(Regex regex, TreeFile file, List<string> hits, int max)
    {
        if (!AnyLine(regex, file.Source.Text))
        {
            return 0;
        }

        var more = 0;
        var number = 0;
        var text = Secrets.Replace(file.Source.Text);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            number++;
            foreach (var match in regex.EnumerateMatches(line))
            {
                if (hits.Count < max)
                {
                    hits.Add($"{file.Name}:{number}: {Shown(line, match.Index)}");
                }
                else
                {
                    more++;
                }

                break;
            }
        }

        return more;
    }

    private static bool AnyLine(Regex regex, string text)
    {
        foreach (var range in text.AsSpan().Split('\n'))
        {
            if (regex.IsMatch(text.AsSpan(range)))
            {
                return true;
            }
        }

        return false;
    }

    private static string Shown(ReadOnlySpan<char> line, int at)
    {
        if (line.Length <= LongestLine)
        {
            return line.ToString();
        }

        var start = Math.Max(0, Math.Min(at - (LongestLine / 4), line.Length - LongestLine));
        return $"{(start > 0 ? "…" : "")}{line.Slice(start, LongestLine)}{(start + LongestLine < line.Length ? "…" : "")}";
    }

    private static (Regex? Regex, string Why) Compile(string pattern)
    {
        try
        {
            return (new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, LineLimit), "");
        }
        catch (NotSupportedException)
        {
            // Look-arounds and back references need the other engine; its time limit holds it.
            return (new(pattern, RegexOptions.CultureInvariant, LineLimit), "");
        }
        catch (ArgumentException wrong)
        {
            return (null, $"the pattern cannot be read: {wrong.Message}");
        }
    }
}
