using System.Text;

namespace Foreplan.Plans;

/// <summary>Splits a command into words with a shell's quoting and nothing else of a shell.</summary>
public static class ShellWords
{
    /// <summary>The words; with what is wrong in <paramref name="problem"/>, null when it is sound.</summary>
    public static IReadOnlyList<string> Split(string text, out string? problem)
    {
        List<string> words = [];
        StringBuilder? word = null;
        problem = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                Finish(words, ref word);
                continue;
            }

            word ??= new();
            if (c is '\'' or '"')
            {
                var end = CopyQuoted(text, i, word);
                if (end < 0)
                {
                    problem = $"the quote {c} is not closed";
                    return [];
                }

                i = end;
            }
            else if (c == '\\' && i + 1 < text.Length)
            {
                word.Append(text[++i]);
            }
            else if ("|&;<>$*`".Contains(c, StringComparison.Ordinal))
            {
                problem = $"it has an unquoted {c}";
                return [];
            }
            else
            {
                word.Append(c);
            }
        }

        Finish(words, ref word);
        return words;
    }

    private static void Finish(List<string> words, ref StringBuilder? word)
    {
        if (word is not null)
        {
            words.Add(word.ToString());
            word = null;
        }
    }

    private static int CopyQuoted(string text, int start, StringBuilder word)
    {
        var quote = text[start];
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == quote)
            {
                return i;
            }

            if (quote == '"' && text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\' or '$' or '`')
            {
                i++;
            }

            word.Append(text[i]);
        }

        return -1;
    }
}
