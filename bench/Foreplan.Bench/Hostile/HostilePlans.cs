using System.Text;

namespace Foreplan.Bench.Hostile;

/// <summary>The documents that <c>check</c> must survive: large, deep, broken, in other encodings and scripts.</summary>
internal static class HostilePlans
{
    private const int TenMegabytes = 10_000_000;

    public static IReadOnlyList<string> Names { get; } = [.. Makers().Select(maker => maker.Name)];

    public static HostilePlan Make(string name)
    {
        var (_, make, rules) = Makers().First(maker => maker.Name == name);
        return new(name, make(), rules) { IsValid = rules.Length == 0 };
    }

    private static IEnumerable<(string Name, Func<byte[]> Make, string[] Rules)> Makers() =>
    [
        ("a valid plan of 10,000 lines", () => Utf8(LongPlan.Of(10_000)), ["PL133"]),
        ("a plan of 10 MB", () => Utf8(LongPlan.Of(TenMegabytes / 33)), ["PL005"]),
        ("100,000 lines", () => Utf8(LongPlan.Head + string.Concat(Enumerable.Range(0, 100_000).Select(n => $"Line {n} says `a{n}` and more.\n"))), ["PL005"]),
        ("as many lines as are read", () => Utf8(LongPlan.Head + string.Concat(Enumerable.Range(0, 19_900).Select(n => $"Line {n} says `a{n}` and more.\n"))), ["PL102", "PL133"]),
        ("100,000 lines of steps", () => Utf8(Steps(100_000)), ["PL005"]),
        ("as many steps as are read", () => Utf8(Steps(19_900)), ["PL115", "PL133"]),
        ("a list 10,000 deep", () => Utf8(LongPlan.Head + string.Concat(Enumerable.Range(0, 900).Select(n => new string(' ', n * 2) + "- a\n")) + string.Concat(Enumerable.Repeat("- ", 10_000)) + "x\n"), ["PL002"]),
        ("quotes 10,000 deep", () => Utf8(LongPlan.Head + new string('>', 10_000) + " x\n"), ["PL002"]),
        ("one line of 10 MB", () => Utf8("# Plan: A\n" + string.Concat(Enumerable.Repeat("either this or that ", TenMegabytes / 20))), ["PL005"]),
        ("one line of 10 MB without a blank", () => Utf8(new string('a', TenMegabytes)), ["PL005"]),
        ("one line as long as is read", () => Utf8("# Plan: A\n" + string.Concat(Enumerable.Repeat("handle errors `a` or TBD ", 39_000))), ["PL004", "PL102"]),
        ("60 lines, each as long as is read", () => Utf8(LongPlan.Head + "## Phases\n\n### Phase 1: All\n- **Files**: `a.js` (new)\n\n#### Steps\n" + string.Concat(Enumerable.Repeat("1. Change " + string.Concat(Enumerable.Repeat("either a or `b` handle TBD ", 590)) + "\n", 60))), ["PL140"]),
        ("backticks", () => Utf8(LongPlan.Head + string.Concat(Enumerable.Range(1, 2_000).Select(n => new string('`', (n % 60) + 1) + " a "))), ["PL102"]),
        ("binary", () => Binary(1_000_000), ["PL001"]),
        ("UTF-16 with mark", () => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(LongPlan.Of(60))], []),
        ("UTF-16, big end first", () => [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(LongPlan.Of(60))], []),
        ("UTF-16 without mark", () => Encoding.Unicode.GetBytes(LongPlan.Of(60)), ["PL001"]),
        ("a fence that is never closed", () => Utf8(LongPlan.Of(60) + "\n````js\n" + string.Concat(Enumerable.Repeat("```\n- [ ] a\n", 9_900))), ["PL003"]),
        ("a table that is never ended", () => Utf8(LongPlan.Of(60) + "\n## Risks\n| a | b\n|---|---\n" + string.Concat(Enumerable.Repeat("| x `y | z\n", 19_800))), ["PL033", "PL133"]),
        ("comments that are never closed", () => Utf8(LongPlan.Of(60) + string.Concat(Enumerable.Repeat("<!-- foreplan: allow PL140 ", 36_000))), ["PL004", "PL420"]),
        ("notes that are never closed", () => Utf8(LongPlan.Of(60) + string.Concat(Enumerable.Repeat("{>>{--{++{~~ ", 60_000))), ["PL004", "PL026", "PL420"]),
        ("right to left", () => Utf8(LongPlan.Of(60, "שלב", "הטוקן נבדק לפני כל בקשה אל `{0}` בקובץ")), []),
        ("Arabic", () => Utf8(LongPlan.Of(60, "مرحلة", "يتحقق `{0}` من الرمز قبل كل طلب في الملف")), []),
        ("Chinese, Japanese, Korean", () => Utf8(LongPlan.Of(60, "阶段", "在 `{0}` 中检查令牌。トークンを検証する。토큰을 확인한다")), []),
        ("words that rules look at, without an end", () => Utf8(LongPlan.Head + "## Decisions\n- " + string.Concat(Enumerable.Repeat("either option a handle all any the possible ", 1_300)) + "\n- " + new string('|', 50_000) + "\n- " + string.Concat(Enumerable.Repeat("the last of every ", 3_000)) + "phases\n\n## Phases\n### Phase 1: A\n"), ["PL110"]),
        ("commands that rules look at, without an end", () => Utf8(LongPlan.Head + "## Phases\n### Phase 1: A\n#### Verify\n- `sh: " + string.Concat(Enumerable.Repeat("a || echo b ", 4_000)) + "`\n- `sh: " + string.Concat(Enumerable.Repeat("\"a\\\" ' ", 6_000)) + "`\n"), ["PL110"]),
        ("blanks without an end", () => Utf8(LongPlan.Head + $"1. works{new string(' ', 50_000)}x\n\n## Phases\n### Phase 1: A\n#### Verify\n- `sh: a || echo{new string(' ', 50_000)}& b`\n- It works{new string(' ', 50_000)}: two tests{new string(' ', 9_000)}:\n\n## Risks\n- a{new string(' ', 50_000)}b\n"), ["PL110"]),
        ("2,000 phases that wait for each other", () => Utf8(LongPlan.Head + "## Phases\n" + string.Concat(Enumerable.Range(1, 2_000).Select(n => $"\n### Phase {n}: A\n- **Depends on**: Phase {(n % 2_000) + 1}\n- **Files**: `src/a{n}.js` (new)\n"))), ["PL401"]),
        ("2,000 phases that edit one file", () => Utf8(LongPlan.Head + "## Phases\n" + string.Concat(Enumerable.Range(1, 2_000).Select(n => $"\n### Phase {n}: A\n- **Depends on**: {(n < 1_000 ? "none" : $"Phase {n - 500}")}\n- **Files**: `src/a.js` (edit)\n"))), ["PL408"]),
        ("5,000 files that are nowhere", () => Utf8(LongPlan.Head + "## Phases\n" + string.Concat(Enumerable.Range(1, 2_500).Select(n => $"\n### Phase {n}: A\n- **Depends on**: none\n- **Files**: `src/a{n}.js` (edit), `src/*/b{n}*.js` (edit)\n- **Read**: `src/c{n}.js:1-9`\n\n`d{n}.js:7`\n"))), ["PL115"]),
        ("15,000 remarks that let something pass", () => Utf8(LongPlan.Head + string.Concat(Enumerable.Repeat("- handle errors <!-- foreplan: allow PL140: it is as it is -->\n", 15_000))), ["PL102"]),
    ];

    private static string Steps(int count) => LongPlan.Head + "## Phases\n\n### Phase 1: All\n- **Files**: `a.js` (new)\n\n#### Steps\n" + string.Concat(Enumerable.Range(0, count).Select(n => $"{n}. Change `a{n}`.\n"));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Binary(int length)
    {
        var dice = new Dice(7);
        var bytes = new byte[length];
        for (var at = 0; at < length; at++)
        {
            bytes[at] = (byte)dice.Next(256);
        }

        return bytes;
    }
}
