using Foreplan.Text;

namespace Foreplan.RunPages;

/// <summary>A unified diff, one part per file, changed lines on a ground of their own.</summary>
internal static class DiffPart
{
    private const int MostLines = 20_000;

    public static void Write(HtmlText html, string diff)
    {
        html.Raw("<section aria-labelledby=\"diff\">\n<h2 id=\"diff\">Diff</h2>\n");
        if (diff.Length == 0)
        {
            html.Raw("<p>No commit yet.</p>\n");
        }

        var lines = diff.TrimEnd('\n').Split('\n');
        var isOpen = false;
        foreach (var line in diff.Length == 0 ? [] : lines.Take(MostLines))
        {
            if (line.StartsWith("diff --git ", StringComparison.Ordinal))
            {
                html.Raw(isOpen ? "</pre>\n</details>\n" : "").Line($"<details open>\n<summary><code>{line[(line.LastIndexOf(" b/", StringComparison.Ordinal) + 3)..]}</code></summary>").Raw("<pre class=\"diff\">");
                isOpen = true;
                continue;
            }

            html.Line($"<span class=\"{Kind(line)}\">{(line.Length == 0 ? " " : line)}</span>");
        }

        html.Raw(isOpen ? "</pre>\n</details>\n" : "");
        if (lines.Length > MostLines)
        {
            html.Line($"<p>The diff goes on for {lines.Length - MostLines} lines: <code>foreplan diff</code> shows all of it.</p>");
        }

        html.Raw("</section>\n");
    }

    private static string Kind(string line) => line switch
    {
        ['+', '+', '+', ' ', ..] or ['-', '-', '-', ' ', ..] or ['@', '@', ..] or ['i', 'n', 'd', 'e', 'x', ' ', ..] => "place",
        ['+', ..] => "added",
        ['-', ..] => "removed",
        _ => "same",
    };
}
