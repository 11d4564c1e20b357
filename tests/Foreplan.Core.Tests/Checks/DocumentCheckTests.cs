using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Plans.Dialects;
using Foreplan.Text;

namespace Foreplan.Checks;

public sealed partial class DocumentCheckTests
{
    // What a reader can find by rule, of what the answer keys call mechanical (`safe_auto`): the words of the key, and what says so.
    private static readonly (string Key, string Id)[] Mechanical =
    [
        ("requirements planned", "PL418"), ("Cross-reference", "PL419"), ("`elapsed_ms`", "PL430"), ("Files list names only", "PL427"), ("used interchangeably", "PL431"),
    ];

    [Theory]
    [InlineData("negative-control-plan", 4)]
    [InlineData("seeded-auth-plan", 3)]
    public void The_mechanical_defects_of_the_answer_keys_are_found_and_nothing_else_is_an_error(string name, int defects)
    {
        if (Cases.Find("seeded-plans") is not { } folder)
        {
            return;
        }

        var judged = Judge(SourceText.Decode($"{name}.md", File.ReadAllBytes(Path.Combine(folder, $"{name}.md"))));
        var keys = File.ReadLines(Path.Combine(folder, $"{name}.expectations.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains("safe_auto", StringComparison.Ordinal)).ToList();
        Assert.Equal(defects, keys.Count);
        var expected = keys.Select(key => Mechanical.First(one => key.Contains(one.Key, StringComparison.Ordinal)).Id).ToList();
        Assert.All(expected, id => Assert.Single(judged.Diagnostics, found => found.Id == id));
        Assert.DoesNotContain(judged.Diagnostics, found => found.Severity == Severity.Error && !expected.Contains(found.Id));
        Assert.Equal(expected.Where(id => id != "PL431").Order(StringComparer.Ordinal), judged.Diagnostics.Where(found => found.Severity == Severity.Warning).Select(found => found.Id).Order(StringComparer.Ordinal));
        Assert.Equal("ce-plan", judged.Dialect);
    }

    [Fact]
    public void The_known_shallow_plan_fails_with_the_parts_it_lacks()
    {
        if (Cases.Find("articles/shallow-plan.md") is not { } path)
        {
            return;
        }

        var judged = Judge(SourceText.Decode("shallow-plan.md", File.ReadAllBytes(path)));
        Assert.True(judged.Errors > 0);
        // Title, phases, files, commands; overview, context, questions, edge cases, risks, scope, done when.
        Assert.Equal(["PL101", "PL102", "PL112", "PL117", "PL131", "PL135", "PL136", "PL137", "PL138", "PL139", "PL142"], judged.Diagnostics.Select(found => found.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_shallow_plan_with_a_heading_or_two_fails_as_well()
    {
        var judged = Judge(SourceText.From("a.md", "# Login\n\n## Overview\nA login.\n\n## Steps\n1. Create login page\n2. Connect to database\n3. Test it\n"));
        Assert.Contains(judged.Diagnostics, found => found is { Id: "PL117", Severity: Severity.Error });
    }

    [Fact]
    public void A_plan_in_several_phases_is_not_said_to_have_none()
    {
        var judged = Judge(SourceText.From("a.md", "# Aktionsplan\n\n**Phase 0 – Setup**\n- [ ] Ordner festlegen\n\n**Phase 1 – Analyse**\n- [ ] Lücken bestätigen\n"));
        Assert.Equal((0, 2), (judged.Errors, judged.Plan!.Phases.Count));
    }

    [Fact]
    public void The_index_of_a_folder_of_plans_is_no_plan() =>
        Assert.Equal(0, Judge(SourceText.From("plans/README.md", "# Plans\n\n## Recommended execution order\n\n1. **001** — adds the token.\n2. **004** — uses it.\n")).Errors);

    [Theory]
    [InlineData("- **Status**: TODO", 0)]
    [InlineData("- **Owner**: TODO", 1)]
    public void A_status_is_no_placeholder(string line, int found) =>
        Assert.Equal(found, Judge(SourceText.From("a.md", $"# Tasks\n\n## Phase 1: One\n\n{line}\n\n- [ ] Write `src/a.ts`\n")).Diagnostics.Count(one => one.Id == "PL140"));

    [Theory]
    [InlineData("Nothing overrides `cd` or hacks; override all or hack your shell prompt.")]
    [InlineData("Admins bypass all validation rules.")]
    [InlineData("`--yes` bypasses any confirmation prompts; bypass any confirmation prompts in CI.")]
    [InlineData("The database is at postgres://postgres:postgres@localhost:5432/app.")]
    [InlineData("Try it with http://abc:xyz@example.com/.")]
    public void What_a_careful_plan_may_say_is_no_error(string text) =>
        Assert.Equal(0, Judge(SourceText.From("a.md", $"# Tasks\n\n## Phase 1: One\n\n{text}\n\n- [ ] Write `src/a.ts`\n")).Errors);

    [Fact]
    public void What_a_dialect_lacks_is_said_once_and_is_no_error()
    {
        var judged = Judge(DialectExamples.All["phases"]);
        Assert.Equal(("phases", 0), (judged.Dialect, judged.Errors));
        Assert.Contains(judged.Diagnostics, found => found.Id == "PL051");
        Assert.DoesNotContain(judged.Diagnostics, found => found.Id is "PL115" or "PL117" or "PL131" or "PL135" or "PL136" or "PL137" or "PL138" or "PL139" or "PL142" or "PL301" or "PL305");
        Assert.Equal(judged.Diagnostics.Count, judged.Diagnostics.Distinct().Count());
    }

    [Fact]
    public void What_only_some_phases_lack_is_said_of_each_as_a_warning()
    {
        var text = DialectExamples.All["improve"].Text.Replace("**Verify**: `npm run lint` → exit 0", "", StringComparison.Ordinal);
        var found = Assert.Single(Judge(SourceText.From("a.md", text)).Diagnostics, found => found.Id == "PL115");
        Assert.Equal(Severity.Warning, found.Severity);
        Assert.Contains("Phase 2", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_in_any_format_stays_an_error()
    {
        var text = DialectExamples.All["ce-plan"].Text
            .Replace("**Goal:** The middleware knows", "**Dependencies:** Unit 2\n\n**Goal:** The middleware knows", StringComparison.Ordinal)
            .Replace("**Goal:** The record has", "**Dependencies:** Unit 1\n\n**Goal:** The record has", StringComparison.Ordinal);
        Assert.Contains(Judge(SourceText.From("a.md", text)).Diagnostics, found => found is { Id: "PL401", Severity: Severity.Error });
    }

    [Fact]
    public void Our_own_format_is_not_spared()
    {
        var judged = Judge(SourceText.From("a.md", "# Login\n\n## Phases\n\n### Phase 1: Page\n\n#### Steps\n1. Edit `src/a.cs`.\n"));
        Assert.Equal("foreplan", judged.Dialect);
        Assert.Contains(judged.Diagnostics, found => found is { Id: "PL115", Severity: Severity.Error });
    }

    [Fact]
    public void A_plan_of_another_tool_is_compared_with_the_repository_it_is_in()
    {
        var shop = new Shop();
        var judged = DocumentCheck.Run(DialectExamples.All["improve"], null, shop.Tree, shop, new());
        Assert.Contains(judged.Diagnostics, found => found.Id == "PL201" && found.Message.Contains("src/session.js", StringComparison.Ordinal));
        Assert.DoesNotContain(Judge(DialectExamples.All["improve"]).Diagnostics, found => found.Id.StartsWith("PL2", StringComparison.Ordinal));
    }

    [Fact]
    public void Few_real_plans_of_other_tools_have_an_error_and_each_is_of_a_kind_that_is_wrong_in_any_format()
    {
        if (Cases.Find("plans") is not { } folder)
        {
            return;
        }

        var judged = Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories).Select(file => Judge(SourceText.Decode(Path.GetFileName(file), File.ReadAllBytes(file)))).ToList();
        Assert.True(judged.Count >= 340);
        var foreign = judged.Where(one => one.Dialect != "markdown").ToList();
        Assert.InRange(foreign.Count(one => one.Errors > 0), 0, foreign.Count / 50);
        Assert.All(foreign.SelectMany(one => one.Diagnostics).Where(found => found.Severity == Severity.Error), found => Assert.Matches(AnyFormat(), found.Id));
    }

    private static CheckedDocument Judge(SourceText source) => DocumentCheck.Run(source, null, null, null, new());

    // Cycles, hidden characters, secrets, paths and commands that reach out, talk to a model.
    [GeneratedRegex("^PL(?:401|15[0-9]|16[0-9])$")]
    private static partial Regex AnyFormat();
}
