using System.Globalization;
using System.Text;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Rules;

/// <summary>Characters that a person does not see and a model reads: direction marks, zero widths, tags, controls.</summary>
internal sealed class HiddenCharacterRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var lines = context.Plan.Source.Lines;
        for (var line = 0; line < lines.Count; line++)
        {
            if (IndexOfHidden(lines[line]) is >= 0 and var at)
            {
                yield return context.At(Problems.HiddenCharacter(NameOf(Rune.GetRuneAt(lines[line], at))), SourceSpan.At(line + 1, at + 1));
            }
        }
    }

    internal static int IndexOfHidden(string line)
    {
        // Most lines are ASCII and nothing else.
        var first = line.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        for (var at = first; at >= 0 && at < line.Length; at++)
        {
            if (line[at] is >= ' ' and <= '~' or '\t')
            {
                continue;
            }

            if (Rune.TryGetRuneAt(line, at, out var rune))
            {
                if (IsHidden(rune.Value, at == 0 ? ' ' : line[at - 1]))
                {
                    return at;
                }

                at += rune.Utf16SequenceLength - 1;
            }
        }

        return -1;
    }

    // A joiner between letters of a script that needs it, or between emoji, is how that text is written.
    private static bool IsHidden(int rune, char before) => rune switch
    {
        0x200C or 0x200D => before < 0x250,
        0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x180E or 0x200B or 0x200E or 0x200F or 0x3164 or 0xFEFF or 0xFFA0 => true,
        >= 0x202A and <= 0x202E or >= 0x2060 and <= 0x206F => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        _ => CharUnicodeInfo.GetUnicodeCategory(rune) == UnicodeCategory.Control,
    };

    private static string NameOf(Rune rune) => $"U+{rune.Value:X4}";
}
