using System.Text;
using Foreplan.Text;

namespace Foreplan.Tools;

/// <summary>Marks text that comes from the repository as data for a model, with its secrets replaced.</summary>
public static class RepositoryText
{
    /// <summary>The text between <c>&lt;tag …&gt;</c> and <c>&lt;/tag&gt;</c>. Where the text itself holds that end, the tag gets a number that it does not hold, so that nothing in it can close it.</summary>
    /// <param name="tag">What it is: <c>file</c>, <c>search</c> …</param>
    /// <param name="body">The text as it is; never altered but for secrets.</param>
    /// <param name="attributes">Names and values of the opening tag.</param>
    public static string Wrap(string tag, string body, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var safe = Secrets.Replace(body);
        var free = tag;
        for (var number = 2; safe.Contains($"</{free}", StringComparison.OrdinalIgnoreCase); number++)
        {
            free = $"{tag}-{number}";
        }

        var opening = new StringBuilder().Append('<').Append(free);
        foreach (var (name, value) in attributes)
        {
            opening.Append(' ').Append(name).Append("=\"").Append(OneLine(value)).Append('"');
        }

        return $"{opening}>\n{safe}{(safe.Length == 0 || safe[^1] == '\n' ? "" : "\n")}</{free}>";
    }

    /// <summary>A file or lines of it: <c>&lt;file path="src/a.js" lines="1-40 of 120"&gt;</c>.</summary>
    /// <param name="path">Relative to the root.</param>
    /// <param name="lines">Which lines of how many; empty leaves it out.</param>
    /// <param name="body">The lines.</param>
    public static string File(string path, string lines, string body) => lines.Length == 0
        ? Wrap("file", body, ("path", path))
        : Wrap("file", body, ("path", path), ("lines", lines));

    /// <summary>A name from the repository on one line: control characters, quotes and angle brackets escaped.</summary>
    internal static string OneLine(string text)
    {
        if (!text.Any(character => character is '"' or '<' or '>' || char.IsControl(character)))
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => result.Append("&quot;"),
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                _ when char.IsControl(character) => result.Append($"\\u{(int)character:x4}"),
                _ => result.Append(character),
            };
        }

        return result.ToString();
    }
}
