using System.Text;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

public sealed class HostileDialectsTests
{
    public static TheoryData<string> Names => [.. Texts.Keys, .. HostilePlansTests.Texts.Select(row => $"plan: {(string)((object[])row)[0]}")];

    private static Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal)
    {
        ["ten megabytes"] = "# Plan: x\n\n## Phase 1: A\n" + string.Concat(Enumerable.Repeat("- [ ] T001 Edit `src/a.cs` and say so in a few words more\n", 180_000)),
        ["a hundred thousand lines"] = "# Tasks: x\n\n## Phase 1: A\n" + string.Concat(Enumerable.Range(0, 100_000).Select(n => $"- [ ] T{n:D3} Edit src/a{n}.cs\n")),
        ["a hundred thousand short lines"] = "# x\n\n### Task 1: A\n" + string.Concat(Enumerable.Repeat("a\n", 100_000)),
        ["ten thousand deep lists"] = "# x\n\n## Steps\n" + string.Concat(Enumerable.Range(0, 2_000).Select(n => new string(' ', n * 2) + "- a\n")) + string.Concat(Enumerable.Repeat("- ", 10_000)) + "x\n",
        ["one line of ten megabytes"] = "# x\n\n- [ ] 1. " + new string('a', 10_000_000) + "\n",
        ["one line of words"] = "# x\n\n1. " + string.Concat(Enumerable.Repeat("`a.cs` and ", 900_000)) + "\n",
        ["an unclosed fence"] = "# x\n\n### Task 1: A\n````\n### Task 2: B\n```\n",
        ["an unclosed table"] = "# x\n\n## Phase 1: A\n| Risk | Mitigation\n|---\n| a | b | c\n|\n||||\n",
        ["right to left"] = "# خطة\n\n## Phase 1: إعداد\n\n- [ ] 1.1 تعديل `src/a.cs`\n- [ ] 1.2 تشغيل `npm test`\n",
        ["Chinese, Japanese and Korean"] = "# 实施计划\n\n## 第一阶段：数据库\n\n- [ ] 1.1 创建 `db/a.sql`\n\n## 第二阶段：接口\n\n- [ ] 2.1 编辑 `src/a.ts`\n\n## フェーズ 3\n\n- [ ] 編集 `src/b.ts`\n\n## 단계 4\n",
        ["many phases"] = "# x\n" + string.Concat(Enumerable.Range(1, 5_000).Select(n => $"\n## Phase {n}: A\n\n- [ ] Edit `src/a{n}.cs` (depends on Phase {Math.Max(1, n - 1)})\n")),
        ["open parentheses and stars"] = "# x\n\n## Phase 1: A\n\n**Files:** " + new string('(', 30_000) + "\n\n- [ ] " + string.Concat(Enumerable.Repeat("**a", 20_000)) + "\n",
        ["deep JSON"] = "{\"phases\":" + new string('[', 100_000),
        ["a long list of tasks"] = "{\"tasks\":[" + string.Join(',', Enumerable.Range(1, 20_000).Select(n => $"{{\"id\":{n},\"title\":\"A\",\"status\":\"pending\",\"dependencies\":[{Math.Max(1, n - 1)}]}}")) + "]}",
        ["NUL and surrogates"] = "# x\0\n\n## Phase 1: \ud800\n- [ ] \udc00 `a.cs`\n",
        ["headings only"] = string.Concat(Enumerable.Range(0, 20_000).Select(n => $"{new string('#', (n % 6) + 1)} Step {n}: x\n")),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_text_is_read_without_an_exception_and_goes_out_again(string name)
    {
        var text = Texts.TryGetValue(name, out var own) ? own : (string)((object[])HostilePlansTests.Texts.First(row => $"plan: {(string)((object[])row)[0]}" == name))[1];
        var source = SourceText.From("some.md", text);
        var read = PlanDialects.Read(source);
        Assert.All(read.Plan.Diagnostics, found => Assert.InRange(found.Line ?? 1, 1, source.Lines.Count));
        if (text.Length <= 200_000)
        {
            foreach (var format in PlanExport.Names.Values)
            {
                PlanExport.Write(read, format);
            }
        }
        else
        {
            PlanExport.Write(read, PlanExportFormat.Markdown);
            PlanExport.Write(read, PlanExportFormat.Json);
        }
    }

    [Fact]
    public void Plans_in_other_scripts_have_their_phases_files_and_gates()
    {
        var chinese = PlanDialects.Read(SourceText.From("a.md", Texts["Chinese, Japanese and Korean"])).Plan;
        Assert.True(chinese.Phases.Count >= 3);
        Assert.Equal("db/a.sql", Assert.Single(chinese.Phases[0].Files).Path);
        var arabic = PlanDialects.Read(SourceText.From("a.md", Texts["right to left"])).Plan;
        Assert.Equal("إعداد", Assert.Single(arabic.Phases).Title);
        Assert.Equal("src/a.cs", Assert.Single(arabic.Phases[0].Files).Path);
    }

    [Fact]
    public void Utf16_is_read_and_what_is_no_text_is_said()
    {
        var text = DialectExamples.All["improve"].Text;
        foreach (var encoding in new Encoding[] { new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            var read = PlanDialects.Read(SourceText.Decode("a.md", [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]));
            Assert.Equal(("improve", 2), (read.Dialect, read.Plan.Phases.Count));
        }

        var random = new Random(11);
        var bytes = new byte[50_000];
        random.NextBytes(bytes);
        Assert.Contains(PlanDialects.Read(SourceText.Decode("a.md", bytes)).Plan.Diagnostics, found => found.Id == "PL001" || found.Severity == Diagnostics.Severity.Error);
    }

    [Fact]
    public void A_fence_that_is_left_open_is_closed_in_our_format()
    {
        var read = PlanDialects.Read(SourceText.From("a.md", Texts["an unclosed fence"]));
        Assert.Single(read.Plan.Phases);
        FixedPoint.Holds(read, PlanExportFormat.Markdown);
        Assert.Contains("### Task 2: B", read.Markdown, StringComparison.Ordinal);
    }
}
