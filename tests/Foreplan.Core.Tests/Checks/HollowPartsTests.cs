using Foreplan.Diagnostics;

namespace Foreplan.Checks;

/// <summary>Parts and answers that are there and say nothing, and references into nothing.</summary>
public sealed class HollowPartsTests
{
    private const string Question = "- **Q1** (answered by you, 2026-11-20): Replace sessions or coexist? → Replace";
    private const string EdgeCase = "- A token without a signature: `verify` answers 401 (phase 1).";
    private const string RiskRow = "| A route is forgotten | Every route of `src/routes/` uses `verify` (phase 2) | open |";
    private const string Scope = "- `src/legacy/**`: frozen";
    private const string UseVerify = "1. Use `verify` in every route of `src/routes/`.";

    private readonly Shop shop = new();

    [Theory]
    [InlineData(Question, "None.", "PL131")]
    [InlineData(Question, "- None", "PL131")]
    [InlineData(Question, "- No questions.", "PL131")]
    [InlineData(Question, "n/a", "PL131")]
    [InlineData(Question, "None identified at this time. <!-- really -->", "PL131")]
    [InlineData(EdgeCase, "None.", "PL137")]
    [InlineData(EdgeCase, "- None", "PL137")]
    [InlineData(RiskRow, "", "PL138")]
    [InlineData(RiskRow, "| None | – | – |", "PL138")]
    [InlineData(Scope, "- Nothing", "PL139")]
    [InlineData(Scope, "N/A", "PL139")]
    public void A_part_that_says_nothing_is_missing(string old, string hollow, string id) => Assert.Equal(id, Shop.Ids(shop.With(old, hollow)));

    [Theory]
    [InlineData(Question, "None: the spec names every value.")]
    [InlineData(EdgeCase, "None, because `verify` is called with every token there is.")]
    [InlineData(RiskRow, "| None | The change is behind a flag of phase 2 | open |")]
    [InlineData(Scope, "Nothing is left alone: the whole of the shop is moved.")]
    public void A_reason_is_something(string old, string reason) => Assert.Equal("", Shop.Ids(shop.With(old, reason)));

    [Theory]
    [InlineData("")]
    [InlineData(" <!-- to come -->")]
    public void An_answer_that_is_not_there_is_an_error(string nothing) => Assert.Equal("PL132", Shop.Errors(shop.With("→ Replace", "→" + nothing)));

    [Theory]
    [InlineData("Whatever you think is best")]
    [InlineData("a sensible value")]
    [InlineData("I don't know")]
    [InlineData("We don’t care yet.")]
    [InlineData("use your judgement")]
    [InlineData("the best option")]
    public void An_answer_that_decides_nothing_is_said(string answer) => Assert.Equal("PL132", Shop.Ids(shop.With("→ Replace", "→ " + answer)));

    [Theory]
    [InlineData("→ whatever the header `X-Rate` says, at most 100")]
    [InlineData("→ the default value of `express-session`")]
    [InlineData("→\n  - Answer: Replace")]
    public void An_answer_that_decides_is_left_alone(string answer) => Assert.DoesNotContain("PL132", Shop.Ids(shop.With("→ Replace", answer)));

    [Theory]
    [InlineData(EdgeCase, "- A token without a signature: `verify` answers 401 (phase 9, step 2).")]
    [InlineData("Replace sessions by tokens.", "After Phase 4, sessions are replaced by tokens.")]
    [InlineData("Replace sessions by tokens.", "Replace sessions by tokens. Phases 1 to 5 are small.")]
    [InlineData(UseVerify, "1. Use `verify` in every route of `src/routes/`, as phase 7 does.")]
    public void A_phase_that_is_not_there_is_said(string old, string changed) => Assert.Equal("PL406", Shop.Ids(shop.With(old, changed)));

    [Theory]
    [InlineData(EdgeCase, "- A token of a phase 3 trial without a signature: `verify` answers 401 (phase 1).")]
    [InlineData("Replace sessions by tokens.", "Replace sessions by tokens. Phases 1 and 2 are small.")]
    [InlineData("Replace sessions by tokens.", "Replace sessions by tokens in the three-phase 400 V network.")]
    public void Phases_of_something_else_are_left_alone(string old, string changed) => Assert.Equal("", Shop.Ids(shop.With(old, changed)));

    [Fact]
    public void A_file_that_is_read_is_waited_for()
    {
        var plan = Shop.Plan.Replace("- **Depends on**: Phase 1\n- **Files**:\n  - `src/middleware/jwt.js` (edit)\n", "- **Depends on**: none\n- **Read**: `src/middleware/jwt.js`\n- **Files**:\n", StringComparison.Ordinal);
        Assert.NotEqual(Shop.Plan, plan);
        Assert.Equal("PL407", Shop.Ids(shop.Check(plan)));
        Assert.Equal("", Shop.Ids(shop.Check(plan.Replace("- **Depends on**: none\n- **Read**: `src/middleware/jwt.js`", "- **Depends on**: Phase 1\n- **Read**: `src/middleware/jwt.js`", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_number_of_phases_steps_and_lines_measures_nothing()
    {
        const string Fast = "## Requirements\n- **R1**: Tokens\n- **R2**: Routes\n\n## Constraints\n- **C1**: Express stays\n\n## Success Criteria\n- **S1**: A token costs less than 1 ms\n";
        Assert.Equal("PL306", Shop.Ids(shop.Check(Shop.Plan, null, Fast)));
        Assert.Equal("", Shop.Ids(shop.Check(Shop.Plan.Replace(UseVerify, UseVerify[..^1] + ", in 1 ms each.", StringComparison.Ordinal), null, Fast)));
    }

    [Theory]
    [InlineData("`true`")]
    [InlineData("`ls`")]
    [InlineData("`sh: exit 0`")]
    [InlineData("`sh: true`")]
    public void A_gate_that_is_green_whatever_was_built_is_an_error(string command)
    {
        var found = new Shop(["true", "ls"]).With("`npm run lint` → exit 0", $"{command} → exit 0");
        Assert.Equal("PL412", Shop.Errors(found));
        Assert.Equal(Severity.Warning, new Shop(["true", "ls"]).Check(Shop.Plan.Replace("`npm run lint` → exit 0", command, StringComparison.Ordinal), new() { IsOwnFormat = false }).Single(one => one.Id == "PL412").Severity);
    }
}
