using System.Text.RegularExpressions;
using Foreplan.Gates;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Checks.Commands;

/// <summary>The plain commands of a shell line such as <c>cd web &amp;&amp; npm test | tail -5</c>; none where the line is a program of its own.</summary>
internal static partial class ShellPieces
{
    private static readonly HashSet<string> Builtins = new(StringComparer.Ordinal)
    {
        "test", "[", "[[", "echo", "export", "set", "true", "false", "exit", ".", "source", ":", "printf", "read", "trap", "unset", "wait", "type", "command", "eval", "exec", "shift", "ulimit", "umask", "!",
    };

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal) { "if", "then", "else", "fi", "for", "while", "until", "do", "done", "case", "esac", "function", "{", "}" };

    /// <summary>The gate itself, or for a shell line the gates that it is made of.</summary>
    public static IEnumerable<Gate> Of(Gate gate)
    {
        if (PlainShell.Given(gate.Words) is not { } script)
        {
            return [gate];
        }

        var pieces = new List<Gate> { gate with { Words = [gate.Words[0]] } };
        var folder = gate.Folder;
        foreach (var piece in Split(script))
        {
            var words = ShellWords.Split(Redirection().Without(piece), out var problem).SkipWhile(word => word.Contains('=', StringComparison.Ordinal) && char.IsAsciiLetter(word[0])).ToList();
            if (words.Exists(Keywords.Contains))
            {
                return pieces[..1];
            }

            if (words is ["cd", ..])
            {
                if (problem is not null || words.Count != 2 || GateInPlace.Resolve(folder, words[1]) is not { } inside)
                {
                    return pieces;
                }

                folder = inside;
            }
            else if (problem is null && words.Count > 0 && !Builtins.Contains(words[0]))
            {
                pieces.Add(gate with { Words = words, Folder = folder });
            }
        }

        return pieces;
    }

    private static IEnumerable<string> Split(string script)
    {
        script = Group().Match(script) is { Success: true } group ? group.Groups["inner"].Value : script;
        if (script.AsSpan().ContainsAny("(`{"))
        {
            yield break;
        }

        var start = 0;
        var quote = '\0';
        for (var at = 0; at < script.Length; at++)
        {
            var c = script[at];
            if (c == '\\' && quote != '\'')
            {
                at++;
            }
            else if (quote != '\0' || c is '\'' or '"')
            {
                quote = quote == '\0' ? c : c == quote ? '\0' : quote;
            }
            else if (c is ';' or '|' or '\n' || (c == '&' && at + 1 < script.Length && script[at + 1] == '&'))
            {
                yield return script[start..at];
                at += at + 1 < script.Length && script[at + 1] == c && c is '|' or '&' ? 1 : 0;
                start = at + 1;
            }
        }

        yield return script[start..];
    }

    // Where the output goes is no word of the command.
    [GeneratedRegex(@"(?:\s+\d?(?:>>?|<)\s*[^\s|&;<>""'$]+|\s*\d?>&\d)+\s*$")]
    private static partial Regex Redirection();

    [GeneratedRegex(@"^\s*\((?<inner>[^(){}`]*)\)\s*(?:\d?>{1,2}\s*[\w./\-]+\s*)?$")]
    private static partial Regex Group();
}
