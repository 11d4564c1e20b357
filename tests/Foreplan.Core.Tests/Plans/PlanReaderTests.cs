using Foreplan.Text;

namespace Foreplan.Plans;

public sealed class PlanReaderTests
{
    private static readonly Plan Example = Read(ExamplePlan.Text);

    [Fact]
    public void The_header_is_read()
    {
        Assert.Equal("Add JWT authentication to the Express API", Example.Title);
        Assert.Equal("1994cab", Example.PlannedAt);
        Assert.Equal(("spec.md", "P1", "HIGH"), (Example.Header["Spec"], Example.Header["Priority"], Example.Header["Risk"]));
        Assert.Equal(PlanNetwork.None, Example.Network);
        Assert.StartsWith("Three to five", Example.Overview, StringComparison.Ordinal);
    }

    [Fact]
    public void Questions_are_open_answered_or_assumed()
    {
        var (open, answered, assumed) = (Example.Questions[0], Example.Questions[1], Example.Questions[2]);
        Assert.Equal(("Q1", QuestionState.Open, "What should happen to live sessions?"), (open.Id, open.State, open.Text));
        Assert.Equal("the migration step depends on it", open.Why);
        Assert.Equal(["migrate", "invalidate"], open.Options);
        Assert.Equal("invalidate (no user data in them)", open.Recommended);
        Assert.Null(open.Answer);
        Assert.Equal((QuestionState.Answered, "Replace entirely", "you, 2026-11-20"), (answered.State, answered.Answer, answered.By));
        Assert.Equal((QuestionState.Assumed, "Cookie name?", "`sid`"), (assumed.State, assumed.Text, assumed.Answer));
    }

    [Fact]
    public void A_phase_is_read_whole()
    {
        var phase = Assert.Single(Example.Phases);
        Assert.Equal((1, "JWT middleware"), (phase.Id, phase.Title));
        Assert.StartsWith("What is true after this phase", phase.Intent, StringComparison.Ordinal);
        Assert.Equal(["R1", "C1"], phase.Requirements);
        Assert.Empty(phase.DependsOn);
        Assert.Equal("medium", phase.Complexity);
        Assert.Equal([("src/middleware/jwt.js", ChangeKind.New), ("package.json", ChangeKind.Edit)], phase.Files.Select(file => (file.Path, file.Kind)));
        Assert.Equal(("src/middleware/session.js", 1, 40), (phase.Read[0].Path, phase.Read[0].From, phase.Read[0].To));
        var excerpt = Assert.Single(phase.Excerpts);
        Assert.Equal(("src/middleware/session.js", 12, 14), (excerpt.Path, excerpt.From, excerpt.To));
        Assert.Equal("module.exports = session({ store: new RedisStore({ client }) })", excerpt.Content);
        Assert.Equal(["1", "2"], phase.Steps.Select(step => step.Id));
        Assert.Equal([6, null], phase.Gates.Select(gate => gate.AtLeastTests));
        Assert.Equal("Log in with an expired token and see the login page.", Assert.Single(phase.HandChecks).Text);
        Assert.Equal(["Current state", "Steps", "Verify", "Check by hand"], phase.Sections.Select(section => section.Title));
        Assert.StartsWith("### Phase 1: JWT middleware\nWhat is true", phase.Text, StringComparison.Ordinal);
        Assert.EndsWith("see the login page.", phase.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rest_of_the_plan_is_read()
    {
        Assert.Equal(("D1", "JWT over sessions: removes Redis from the auth path. Rejected: opaque tokens, because …"), (Example.Decisions[0].Id, Example.Decisions[0].Text));
        Assert.Equal(("E1", "Clock skew between servers: accept 60 s."), (Example.EdgeCases[0].Id, Example.EdgeCases[0].Text));
        Assert.Equal(("K1", "Token theft", "Short expiry, httpOnly cookie", "open"), (Example.Risks[0].Id, Example.Risks[0].Text, Example.Risks[0].Mitigation, Example.Risks[0].Status));
        Assert.Equal("`src/legacy/**`: frozen, removed in Q1", Example.OutOfScope[0].Text);
        Assert.Single(Example.StopIf);
        Assert.Equal(["npm", "test"], Assert.Single(Example.DoneWhen).Words);
        Assert.Contains(Example.Mentions, file => file is { Path: "src/middleware/session.js", From: 12, To: 31 });
        Assert.Empty(Example.MarkedNotes);
        Assert.Empty(Example.Diagnostics);
    }

    [Fact]
    public void Every_place_is_a_line_of_the_text()
    {
        var lines = Example.Source.Lines;
        Assert.Contains("**Q1**", lines[Example.Questions[0].Span.Line - 1], StringComparison.Ordinal);
        Assert.Contains("Recommended", lines[Example.Questions[0].Span.EndLine - 1], StringComparison.Ordinal);
        Assert.Contains("Token theft", lines[Example.Risks[0].Span.Line - 1], StringComparison.Ordinal);
        Assert.Contains("package.json", lines[Example.Phases[0].Files[1].Span.Line - 1], StringComparison.Ordinal);
        Assert.StartsWith("```js", lines[Example.Phases[0].Excerpts[0].Span.Line - 1], StringComparison.Ordinal);
        Assert.Contains("npm run lint", lines[Example.Phases[0].Gates[1].Span.Line - 1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- **Files**: `a.js` (new), b/c.js (edit), `d.js` (delete)", "a.js New|b/c.js Edit|d.js Delete")]
    [InlineData("- **Files**:\n  - `n.js` (rename from `o.js`)\n  - `src/**/*.ts`", "n.js Rename|src/**/*.ts Edit")]
    [InlineData("- Files to modify: src/middleware/jwt.js (new), package.json", "src/middleware/jwt.js New|package.json Edit")]
    [InlineData("**Files:**\n- Create: `src/a.py`\n- Modify: `src/b.py:123-145`", "src/a.py New|src/b.py Edit")]
    [InlineData("#### Files\n- `package.json` (remove the old dependency)\n- `src/{a,b}.js`: new wording", "package.json Edit|src/{a,b}.js Edit")]
    [InlineData("- **Files**: none", "")]
    [InlineData("- **Files**: `a.js` (new), b/c.js, and b/d.js", "a.js New|b/c.js Edit|b/d.js Edit")]
    [InlineData("- **Files**: `a.js` (new) and src/b.js and c.js", "a.js New|src/b.js Edit|c.js Edit")]
    [InlineData("- **Files**: src/a.js and its tests\n- **Files**: `b.js` — reads `x` and `y.js`", "src/a.js Edit|b.js Edit")]
    [InlineData("- **Files**:\n  - `a.js`, plus `b.js`, and its tests\n  - c.js — reads x, writes", "a.js Edit|b.js Edit|c.js Edit")]
    public void Files_are_read_as_people_write_them(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Phase(text).Files.Select(file => $"{file.Path} {file.Kind}")));

    [Theory]
    [InlineData("none", "")]
    [InlineData("Phase 1, Phase 2", "1,2")]
    [InlineData("Phases 1-3", "1,2,3")]
    [InlineData("1 and 2 (both done)", "1,2")]
    public void Dependencies_are_numbers(string text, string expected) =>
        Assert.Equal(expected, string.Join(',', Phase($"- **Depends on**: {text}").DependsOn));

    [Fact]
    public void A_fence_with_a_path_and_no_lines_is_text_to_leave()
    {
        var phase = Phase("#### Steps\n1. Add it:\n\n   ```sql migrations/001.sql\n   CREATE TABLE t (\n     id INT\n   );\n   ```\n\n```js title=\"x\"\nno path\n```\n\n```diff src/a.js\n-a\n```\n");
        var excerpt = Assert.Single(phase.Excerpts);
        Assert.True(excerpt.IsRequiredText);
        Assert.Equal(("migrations/001.sql", "CREATE TABLE t (\n  id INT\n);"), (excerpt.Path, excerpt.Content));
    }

    [Fact]
    public void A_phase_at_level_2_ends_at_the_next_one()
    {
        var plan = Read("# P\n## Phase 1: A\n### X\ntext\n\n\n## Phase 2: B\n- **Depends on**: Phase 1\n\n## Risks\n- **K1**: R. Mitigation: M\n");
        Assert.Equal(["## Phase 1: A\n### X\ntext", "## Phase 2: B\n- **Depends on**: Phase 1"], plan.Phases.Select(phase => phase.Text));
        Assert.Equal((2, 4), (plan.Phases[0].Span.Line, plan.Phases[0].Span.EndLine));
        Assert.Equal("M", plan.Risks[0].Mitigation);
    }

    [Fact]
    public void Phases_without_numbers_are_numbered_and_that_is_said()
    {
        var plan = Read("# P\n## Phases\n### Alpha\n### Beta\n");
        Assert.Equal([(1, "Alpha"), (2, "Beta")], plan.Phases.Select(phase => (phase.Id, phase.Title)));
        Assert.Contains(plan.Diagnostics, diagnostic => diagnostic.Id == "PL022");
    }

    [Theory]
    [InlineData("## Phase 1: A\n## Phase 1: B\n", "PL016")]
    [InlineData("## Decisions\n- JWT\n", "PL017")]
    [InlineData("# P\n- **Network**: all\n", "PL018")]
    [InlineData("## Questions\n- **Q1** (perhaps): a?\n", "PL019")]
    [InlineData("## Phase 1: A\n- **Files**:\n  - the login page\n", "PL020")]
    [InlineData("## Phase 1: A\n- **Files**: a.js (edit), gradlew\n", "PL020")]
    [InlineData("## Phase 1: A\n- **Files**:\n  - `a.js` (magic)\n", "PL021")]
    [InlineData("## Phase 1: A\n- **Depends on**: the database\n", "PL023")]
    [InlineData("## Phase 1: A\n- **Model**: gpt-4o\n", "PL024")]
    [InlineData("## Done when\n- everybody is happy\n", "PL025")]
    [InlineData("# P\n{>>open\n", "PL026")]
    [InlineData("## Phase 1: A\n#### Verify\n- it works\n", "PL008")]
    [InlineData("## Phase 1: A\n#### Verify\n- `a | b`\n", "PL009")]
    [InlineData("# P\n```js\nopen\n", "PL003")]
    [InlineData("## Questions\n- **Q1**: a?\n- **Q1**: b?\n", "PL006")]
    public void What_is_wrong_has_an_id_and_a_line(string text, string id)
    {
        var diagnostic = Assert.Single(Read(text).Diagnostics, diagnostic => diagnostic.Id == id);
        Assert.Equal("plan.md", diagnostic.File);
        Assert.True(diagnostic.Line > 0);
    }

    [Fact]
    public void Prose_under_Questions_is_no_question() => Assert.Empty(Read("## Questions\nNone are open.\n\n- None.\n").Questions);

    [Fact]
    public void A_phase_names_the_role_that_carries_it_out() => Assert.Equal("planner", Phase("- **Model**: planner (tricky)").ModelRole);

    private static Phase Phase(string body) => Read($"# P\n## Phase 1: A\n{body}\n").Phases[0];

    private static Plan Read(string text) => PlanReader.Read(SourceText.From("plan.md", text));
}
