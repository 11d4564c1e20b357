using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Core.Tests.Runs;

public sealed class ScopeGuardTests
{
    internal static FileChange Change(string path, ChangeKind kind = ChangeKind.Edit, string? from = null) =>
        new() { Path = path, Kind = kind, From = from, Span = SourceSpan.At(1) };

    internal static Phase Phase(params FileChange[] files) =>
        new() { Id = 1, Title = "One", Files = files, Text = "### Phase 1: One", Span = SourceSpan.At(1) };

    private static readonly ScopeGuard Guard = new(
        Phase(
            Change("src/new.js", ChangeKind.New),
            Change("src/edit.js"),
            Change("src/gone.js", ChangeKind.Delete),
            Change("src/to.js", ChangeKind.Rename, "src/from.js"),
            Change("lib/**/*.js"),
            Change("./AGENTS.md"),
            Change("plans/001-auth/plan.md")),
        "plans/001-auth");

    [Theory]
    [InlineData("src/new.js", ChangeKind.New)]
    [InlineData("src/new.js", ChangeKind.Edit)]
    [InlineData("src/new.js", ChangeKind.Delete)]
    [InlineData("src/edit.js", ChangeKind.Edit)]
    [InlineData("src/gone.js", ChangeKind.Delete)]
    [InlineData("src/from.js", ChangeKind.Delete)]
    [InlineData("src/to.js", ChangeKind.New)]
    [InlineData("src/to.js", ChangeKind.Rename)]
    [InlineData("lib/a/b.js", ChangeKind.Edit)]
    [InlineData("AGENTS.md", ChangeKind.Edit)]
    public void What_the_phase_names_is_in_scope(string path, ChangeKind wanted) => Assert.Null(Guard.Judge(path, wanted));

    [Theory]
    [InlineData("src/other.js", ChangeKind.Edit)]
    [InlineData("src/edit.js", ChangeKind.New)]
    [InlineData("src/edit.js", ChangeKind.Delete)]
    [InlineData("src/gone.js", ChangeKind.Edit)]
    [InlineData("src/from.js", ChangeKind.Edit)]
    [InlineData("lib/a/b.js", ChangeKind.New)]
    [InlineData("lib/a/b.js", ChangeKind.Delete)]
    [InlineData("lib/a/b.ts", ChangeKind.Edit)]
    public void Everything_else_is_out_of_scope_and_the_answer_says_what_is_in(string path, ChangeKind wanted)
    {
        var refusal = Guard.Judge(path, wanted);
        Assert.Equal(ToolCode.OutOfScope, refusal?.Code);
        Assert.Contains("`src/new.js` (new)", refusal?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_differs_in_case_is_refused_with_the_right_one()
    {
        var refusal = Guard.Judge("SRC/Edit.js", ChangeKind.Edit);
        Assert.Equal(ToolCode.OutOfScope, refusal?.Code);
        Assert.Contains("`src/edit.js`", refusal?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plans/001-auth/plan.md")]
    [InlineData("plans/001-auth/PLAN.md")]
    [InlineData("plans/001-auth/spec.md")]
    [InlineData("plans/001-auth/notes.json")]
    [InlineData("plans/001-auth/plan.lock.json")]
    [InlineData("plans/001-auth/review.md")]
    [InlineData("plans/001-auth/report.md")]
    [InlineData("plans/002-other/plan.lock.json")]
    [InlineData("PLANS.md")]
    [InlineData(".git/config")]
    [InlineData("sub/.GIT/config")]
    [InlineData("a/../src/edit.js")]
    public void Plan_documents_and_git_are_never_written_even_when_named(string path)
    {
        var guard = new ScopeGuard(Phase(Change(path), Change("**")), "plans/001-auth");
        Assert.Equal(ToolCode.NotAllowed, guard.Judge(path, ChangeKind.Edit)?.Code);
    }

    [Theory]
    [InlineData(".github/workflows/ci.yml")]
    [InlineData(".GitHub/Workflows/ci.yml")]
    [InlineData(".github/actions/setup/action.yml")]
    [InlineData(".gitlab-ci.yml")]
    [InlineData("azure-pipelines.yml")]
    [InlineData("azure-pipelines-release.yml")]
    [InlineData("Jenkinsfile")]
    [InlineData(".circleci/config.yml")]
    [InlineData(".ci/build.sh")]
    [InlineData("AGENTS.md")]
    [InlineData("packages/a/AGENTS.md")]
    [InlineData("Claude.md")]
    [InlineData("GEMINI.md")]
    [InlineData(".cursorrules")]
    [InlineData(".cursor/rules/a.mdc")]
    [InlineData("web/.claude/settings.json")]
    [InlineData(".codex/config.toml")]
    [InlineData(".github/copilot-instructions.md")]
    [InlineData("foreplan.json")]
    [InlineData(".gitmodules")]
    [InlineData("plans/002-other/plan.md")]
    public void What_steers_machines_and_models_must_be_named_exactly(string path)
    {
        var byGlob = new ScopeGuard(Phase(Change("**"), Change("**/*")), "plans/001-auth");
        Assert.Equal(ToolCode.NotAllowed, byGlob.Judge(path, ChangeKind.Edit)?.Code);
        Assert.True(byGlob.IsProtected(path));
        var byName = new ScopeGuard(Phase(Change(path)), "plans/001-auth");
        Assert.Null(byName.Judge(path, ChangeKind.Edit));
        Assert.False(byName.IsProtected(path));
    }

    [Theory]
    [InlineData("src/plan.md")]
    [InlineData("docs/review.md")]
    [InlineData("src/circleci/a.js")]
    [InlineData(".github/dependabot.yml")]
    [InlineData("src/agents.ts")]
    public void Ordinary_files_are_not_protected(string path) =>
        Assert.Null(new ScopeGuard(Phase(Change("**")), "plans/001-auth").Judge(path, ChangeKind.Edit));

    [Fact]
    public void A_plan_in_the_root_protects_its_documents_there()
    {
        var guard = new ScopeGuard(Phase(Change("**")), "");
        Assert.Equal(ToolCode.NotAllowed, guard.Judge("plan.md", ChangeKind.Edit)?.Code);
        Assert.Null(guard.Judge("docs/plan.md", ChangeKind.Edit));
    }

    [Fact]
    public void Changes_outside_are_those_that_a_tool_would_refuse()
    {
        var outside = Guard.Outside(
        [
            new("src/new.js", 'A'), new("src/edit.js", 'M'), new("src/gone.js", 'D'), new("src/from.js", 'D'), new("src/to.js", 'A'), new("lib/x.js", 'M'),
            new("src/edit.js", 'T'), new("src/edit.js", 'D'), new("bin/out.o", 'A'), new("lib/x.js", 'A'), new("plans/001-auth/plan.md", 'M'),
        ]);
        Assert.Equal(["src/edit.js T", "src/edit.js D", "bin/out.o A", "lib/x.js A", "plans/001-auth/plan.md M"], outside.Select(file => $"{file.Path} {file.Status}"));
    }

    [Fact]
    public void A_phase_that_changes_nothing_says_so() =>
        Assert.Contains("changes no file", new ScopeGuard(Phase(), "").Judge("a", ChangeKind.Edit)?.Message, StringComparison.Ordinal);
}
