using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

public sealed class ForeignPhasesTests
{
    [Theory]
    [InlineData("`grep -rn 'easy-in' src` → no matches", "grep -rn easy-in src", 1)]
    [InlineData("`rg old_name` returns nothing.", "rg old_name", 1)]
    [InlineData("`grep -n 'new' src/a.ts` → shows the new form", "grep -n new src/a.ts", 0)]
    public void A_search_that_is_to_find_nothing_exits_with_1(string said, string command, int exit)
    {
        var gate = Assert.Single(Phase($"**Verify**: {said}\n").Gates);
        Assert.Equal((command, exit), (string.Join(' ', gate.Words), gate.ExitCode));
    }

    [Fact]
    public void Each_command_of_a_line_is_a_gate()
    {
        var gates = Phase("**Verify**: `swift build` → exit 0; `grep -c private src/a.swift` → `3`; `grep -c public src/a.swift` → `0`.\n").Gates;
        Assert.Equal([("swift build", 0), ("grep -c private src/a.swift", 0), ("grep -c public src/a.swift", 1)], gates.Select(gate => (string.Join(' ', gate.Words), gate.ExitCode)));
    }

    [Theory]
    [InlineData("`rg -c old src` → `0`")]
    [InlineData("`grep -rn old src` → 0")]
    public void No_hit_is_an_exit_code_whatever_is_printed(string said)
    {
        var gate = Assert.Single(Phase($"**Verify**: {said}\n").Gates);
        Assert.Equal((1, null), (gate.ExitCode, gate.OutputContains));
    }

    [Fact]
    public void A_server_is_no_gate() =>
        Assert.Equal("yarn build", string.Join(' ', Assert.Single(Phase("**Verify**:\n- `yarn build` passes\n- Feel check: `yarn dev`, open the page\n").Gates).Words));

    [Theory]
    [InlineData("docker compose up --exit-code-from tests", 1)]
    [InlineData("docker compose up --build", 0)]
    public void Containers_that_end_with_their_tests_are_a_gate(string command, int gates) => Assert.Equal(gates, Phase($"**Verify**: `{command}`\n").Gates.Count);

    [Fact]
    public void A_box_with_a_tick_is_done() =>
        Assert.Equal([true, false], Phase("- [✓] Write `src/a.ts`\n- [ ] Write `src/b.ts`\n").Steps.Select(step => step.Done ?? false));

    [Fact]
    public void A_route_is_no_file() => Assert.Empty(Phase("- [ ] Serve `/.well-known/jwks.json`\n").Files);

    [Fact]
    public void A_remark_with_commas_names_one_file()
    {
        var plan = Read("# Plan\n\n### Task 1: One\n\n**Files:**\n- Modify: `src/a.ts` (after step 2, the old gate)\n- Create: `src/b.ts` — reads `x`, writes y\n\n- [ ] **Step 1: Do it**\n");
        Assert.Equal(["src/a.ts", "src/b.ts"], plan.Phases[0].Files.Select(file => file.Path));
        Assert.DoesNotContain(plan.Diagnostics, found => found.Id == "PL020");
    }

    [Fact]
    public void A_remark_in_brackets_keeps_no_half_of_them() =>
        Assert.DoesNotContain("row)", PlanDialects.Read(SourceText.From("a.md", "# Plan\n\n### Task 1: One\n\n**Files:**\n- `plans/a.md` (status row)\n\n1. Do it\n")).Markdown, StringComparison.Ordinal);

    [Fact]
    public void Requirements_below_the_boxes_of_a_phase_are_the_phases()
    {
        var phases = Read("# Implementation Plan\n\n- [ ] 1. Set up\n  - [ ] 1.1 Table\n    - Write it\n    - _Requirements: 8.1, 8.2_\n  - [ ] 1.2 Import\n    - _Requirements: 8.2, 6.4_\n\n- [ ] 2. Serve\n  - [ ] 2.1 Route\n    - _Requirements: 1.1_\n").Phases;
        Assert.Equal([["8.1", "8.2", "6.4"], ["1.1"]], phases.Select(phase => phase.Requirements));
    }

    [Fact]
    public void Depends_on_may_have_a_colon()
    {
        var phases = Read("# Tasks\n\n- [ ] 1. Install\n  - [ ] 1.1 Do it\n- [ ] 2. Analyze\n  - [ ] 2.1 Read it (Depends on: Task 1 - install first)\n").Phases;
        Assert.Equal([1], phases[1].DependsOn);
    }

    [Fact]
    public void Files_that_people_add_to_subtasks_are_the_scope()
    {
        var plan = PlanDialects.Read(SourceText.From("tasks.json", """{"tasks":[{"id":1,"title":"Set up","status":"pending","subtasks":[{"id":"1.1","title":"App","files":["main.py","app/api.py"]},{"id":"1.2","title":"Env","files":["main.py"]}]}]}""")).Plan;
        Assert.Equal(["main.py", "app/api.py"], plan.Phases[0].Files.Select(file => file.Path));
    }

    private static Phase Phase(string body) => Assert.Single(Read($"# Plan\n\n## Phase 1: One\n\n{body}").Phases);

    private static Plan Read(string text) => PlanDialects.Read(SourceText.From("a.md", text)).Plan;
}
