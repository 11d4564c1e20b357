using System.Globalization;

namespace Foreplan.Costs;

// Cuts a text as o200k's pre-tokenizer does (words with the one character before them, numbers in threes, runs of
// punctuation with the line ends after them, white space) and weighs each piece, instead of looking it up.
internal ref struct TokenPieces(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int at;
    private long thousandths;

    internal static int Count(ReadOnlySpan<char> text)
    {
        var pieces = new TokenPieces(text);
        while (pieces.at < text.Length)
        {
            pieces.Next();
        }

        var rounded = (pieces.thousandths + 500) / 1000;
        return text.IsEmpty ? 0 : (int)Math.Clamp(rounded, 1, int.MaxValue);
    }

    private void Next()
    {
        var c = text[at];
        if (IsLetter(c))
        {
            Word(TokenLead.None);
        }
        else if (char.IsWhiteSpace(c))
        {
            Blanks();
        }
        else if (char.IsNumber(c))
        {
            Number();
        }
        else
        {
            Marks();
        }
    }

    private void Number()
    {
        var end = Math.Min(text.Length, at + 3);
        while (at < end && char.IsNumber(text[at]))
        {
            at++;
        }

        thousandths += TokenWeights.Number;
    }

    private void Blanks()
    {
        var start = at;
        var afterLine = at;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            if (text[at] is '\n' or '\r')
            {
                afterLine = at + 1;
            }

            at++;
        }

        thousandths += afterLine > start ? TokenWeights.Blank : 0;
        var rest = at - afterLine;
        if (rest == 0)
        {
            return;
        }

        // The last blank belongs to the word or the punctuation that follows it.
        var joins = at < text.Length && !char.IsNumber(text[at]) && (text[at - 1] == ' ' || IsLetter(text[at]));
        thousandths += (!joins && at < text.Length && rest > 1 ? 2 : !joins || rest > 1 ? 1 : 0) * TokenWeights.Blank;
        if (joins && IsLetter(text[at]))
        {
            Word(TokenLead.Blank);
        }
        else if (joins)
        {
            Run();
        }
    }

    private void Marks()
    {
        var c = text[at];
        if (at + 1 < text.Length && IsLetter(text[at + 1]) && !char.IsSurrogate(c))
        {
            thousandths += c > '\u007f' ? TokenWeights.Symbol(c) : 0;
            at++;
            Word(TokenLead.Mark);
            return;
        }

        Run();
    }

    private void Run()
    {
        var start = at;
        var same = true;
        var ascii = true;
        while (at < text.Length && text[at] is var c && !char.IsWhiteSpace(c) && !IsLetter(c) && !char.IsNumber(c))
        {
            same &= c == text[start];
            ascii &= c <= '\u007f';
            at++;
        }

        thousandths += ascii ? TokenWeights.Run(at - start, same) : Symbols(text[start..at]);
        while (at < text.Length && text[at] is '\r' or '\n')
        {
            at++;
        }
    }

    private static int Symbols(ReadOnlySpan<char> run)
    {
        var sum = 0;
        foreach (var c in run)
        {
            sum += c > '\u007f' ? TokenWeights.Symbol(c) : TokenWeights.Run(1, false) / 3;
        }

        return sum;
    }

    private void Word(TokenLead lead)
    {
        var start = at;
        var ascii = true;
        Letters(upper: true, ref ascii);
        var capitals = at - start;
        Letters(upper: false, ref ascii);
        var allCapitals = at - start == capitals;
        if (!ascii)
        {
            foreach (var c in text[start..at])
            {
                thousandths += TokenWeights.Letter(c);
            }

            return;
        }

        var suffix = Contraction();
        at += suffix;
        var length = at - start;
        thousandths += allCapitals && suffix == 0 && length > 1
            ? TokenWeights.Capitals(length)
            : TokenWeights.Word(length, lead);
    }

    private void Letters(bool upper, ref bool ascii)
    {
        var end = at;
        for (; end < text.Length && text[end] is var c; end++)
        {
            if (c > '\u007f')
            {
                if (!IsLetter(c) || (upper ? char.IsLower(c) : char.IsUpper(c)))
                {
                    break;
                }

                ascii = false;
            }
            else if (!(upper ? char.IsAsciiLetterUpper(c) : char.IsAsciiLetterLower(c)))
            {
                break;
            }
        }

        at = end;
    }

    // 's, 'll, 've, 're and the like belong to the word before them.
    private readonly int Contraction()
    {
        if (at + 1 >= text.Length || text[at] != '\'')
        {
            return 0;
        }

        if ((char)(text[at + 1] | ' ') is 's' or 'd' or 'm' or 't')
        {
            return 2;
        }

        return at + 2 < text.Length && ((char)(text[at + 1] | ' '), (char)(text[at + 2] | ' ')) is ('l', 'l') or ('v', 'e') or ('r', 'e') ? 3 : 0;
    }

    private static bool IsLetter(char c) =>
        c <= '\u007f'
            ? char.IsAsciiLetter(c)
            : char.IsLetter(c)
                || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
                || c is >= '\ud840' and <= '\ud8bf';
}
