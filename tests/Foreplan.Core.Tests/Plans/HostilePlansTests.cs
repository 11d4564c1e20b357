using System.Diagnostics;
using System.Text;
using Foreplan.Roles;
using Foreplan.Settings;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Plans;

public sealed class HostilePlansTests
{
    public static TheoryData<string, string> Texts => new()
    {
        { "nothing", "" },
        { "a long line", new('a', 10_000_000) },
        { "long lines", string.Concat(Enumerable.Repeat("## Phase 1: A\n" + new string('x', 300_000) + "\n", 20)) },
        { "a long line of stars", "# P\n" + new string('*', 5_000_000) },
        { "backticks of every length", "# P\n" + string.Concat(Enumerable.Range(1, 300).Select(n => new string('`', n) + " ")) },
        { "many ticks", string.Concat(Enumerable.Repeat("`a ``b ```c \n", 20_000)) },
        { "deep quotes", "# P\n" + new string('>', 100_000) + " x\n## Phase 1: A\n" },
        { "deep lists", "# P\n" + string.Concat(Enumerable.Range(0, 400).Select(n => new string(' ', n * 2) + "- a\n")) + "## Phase 1: A\n" },
        { "lists on a line", "# P\n" + string.Concat(Enumerable.Repeat("- ", 5_000)) + "x\n## Phase 1: A\n" },
        { "brackets", "# P\n" + string.Concat(Enumerable.Repeat("[a](", 20_000)) },
        { "pipes", "# P\n|a|b|\n|-|-|\n" + string.Concat(Enumerable.Repeat("|x|y|\n", 50_000)) },
        { "wide table", "|" + string.Concat(Enumerable.Repeat("a|", 20_000)) + "\n|" + string.Concat(Enumerable.Repeat("-|", 20_000)) + "\n" },
        { "open notes", string.Concat(Enumerable.Repeat("{>>{--{++{~~ ", 4_000)) },
        { "closed notes", string.Concat(Enumerable.Repeat("{>>a<<}\n", 20_000)) },
        { "an open fence", "# P\n````\n## Phase 1: A\n" + string.Concat(Enumerable.Repeat("```\n", 20_000)) },
        { "many headings", string.Concat(Enumerable.Range(0, 20_000).Select(n => $"{new string('#', (n % 6) + 1)} Phase {n}: x\n")) },
        { "large numbers", "## Phase 99999999999999: A\n- **Depends on**: 99999999999999\n- **Read**: `a.js:99999999999-5`\n" },
        { "front matter only", "---\na: b" },
        { "NUL and surrogates", "# P\0\ud800\n- **R1**: \udc00" },
        { "carriage returns", "# P\r## Phase 1: A\r- **Files**:\r  - `a.js`" },
        { "many files", "## Phase 1: A\n- **Files**: " + string.Concat(Enumerable.Repeat("`a.js` (new), ", 4_000)) },
        { "many colons", "## Phase 1: A\n" + string.Concat(Enumerable.Repeat("**a", 15_000)) + "\n" + string.Concat(Enumerable.Repeat("a:", 25_000)) },
        { "quotes in a gate", "## Phase 1: A\n#### Verify\n- `a` → " + string.Concat(Enumerable.Repeat("\"(", 20_000)) },
        { "parentheses", "## Phase 1: A\n- **Files**:\n  - `a.js` " + new string('(', 20_000) },
        { "risks", "## Risks\n- " + string.Concat(Enumerable.Repeat("Mitigation Status ", 3_000)) },
        { "questions", "## Questions\n- **Q1** (open): " + string.Concat(Enumerable.Repeat("? - ", 10_000)) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_is_read_in_time(string name, string text)
    {
        var watch = Stopwatch.StartNew();
        ReadAll(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8), $"{name}: {watch.Elapsed}");
    }

    [Theory]
    [InlineData("deep quotes")]
    [InlineData("deep lists")]
    [InlineData("lists on a line")]
    public void What_is_nested_too_deeply_is_said_and_the_rest_is_read(string name)
    {
        var plan = PlanReader.Read(SourceText.From("plan.md", (string)Texts.First(row => (string)row[0] == name)[1]));
        Assert.Contains(plan.Diagnostics, diagnostic => diagnostic.Id == "PL002");
        Assert.Single(plan.Phases);
    }

    [Fact]
    public void Any_change_of_a_plan_is_read()
    {
        var random = new Random(7);
        var pieces = new[] { "\n", "`", "```", "- ", "#", "**", "(", ")", "→", "|", "{>>", "<<}", "\t", "    ", "1. ", "> ", ":", ",", "\"", "\0", "\r", "<!--", "---\n", "é" };
        for (var i = 0; i < 1_500; i++)
        {
            var text = new StringBuilder(ExamplePlan.Text);
            for (var n = random.Next(1, 12); n > 0; n--)
            {
                var at = random.Next(text.Length);
                if (random.Next(3) == 0)
                {
                    text.Remove(at, Math.Min(random.Next(1, 80), text.Length - at));
                }
                else
                {
                    text.Insert(at, pieces[random.Next(pieces.Length)]);
                }
            }

            ReadAll(text.ToString());
        }
    }

    private static void ReadAll(string text)
    {
        var source = SourceText.From("plan.md", text);
        var plan = PlanReader.Read(source);
        Assert.All(plan.Phases, phase => Assert.InRange(phase.Span.EndLine, phase.Span.Line, source.Lines.Count));
        Assert.All(plan.Diagnostics, diagnostic => Assert.InRange(diagnostic.Line ?? 1, 1, source.Lines.Count));
        var spec = SpecReader.Read(source);
        RoleTableReader.Read(source.ToBytes());
        ProjectSettingsReader.Read(source.ToBytes());
        if (text.Length < 100_000)
        {
            PlanEditor.Stamp(plan, "spec.md", "abcdef0", "2026-11-20", "openai/o3");
            PlanEditor.WriteIds(plan);
            PlanEditor.MergeQuestions(plan, [new() { Id = "Q1", Text = "a?" }]);
            SpecEditor.AddItem(spec, SpecItemKind.Constraint, "x");
            SpecEditor.AddClarification(spec, "2026-11-20", "a?", "b", "you");
        }
    }
}
