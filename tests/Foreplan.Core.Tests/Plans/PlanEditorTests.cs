using Foreplan.Text;

namespace Foreplan.Plans;

public sealed class PlanEditorTests
{
    [Fact]
    public void Stamping_changes_the_three_header_lines_and_nothing_else()
    {
        var stamped = Stamp(ExamplePlan.Text);
        var expected = ExamplePlan.Text
            .Replace("**Planned at**: commit 1994cab, 2026-11-20", "**Planned at**: commit abcdef0, 2026-11-21", StringComparison.Ordinal)
            .Replace("**Planned by**: anthropic/claude-opus-4-5", "**Planned by**: openai/o3", StringComparison.Ordinal);
        Assert.Equal(expected, stamped);
        Assert.Equal(stamped, Stamp(stamped));
    }

    [Theory]
    [InlineData("# Plan: X\n\n## Overview\nText\n", "# Plan: X\n\n- **Spec**: spec.md\n- **Planned at**: commit abcdef0, 2026-11-21\n- **Planned by**: openai/o3\n\n## Overview\nText\n")]
    [InlineData("# Plan: X\n## Overview\n", "# Plan: X\n\n- **Spec**: spec.md\n- **Planned at**: commit abcdef0, 2026-11-21\n- **Planned by**: openai/o3\n\n## Overview\n")]
    [InlineData("# Plan: X", "# Plan: X\n\n- **Spec**: spec.md\n- **Planned at**: commit abcdef0, 2026-11-21\n- **Planned by**: openai/o3\n")]
    [InlineData("## Phase 1: A\n", "- **Spec**: spec.md\n- **Planned at**: commit abcdef0, 2026-11-21\n- **Planned by**: openai/o3\n\n## Phase 1: A\n")]
    [InlineData("# X\n\n- **Priority**: P1 · **Planned at**: commit `forged` · **Risk**: LOW\n- **Effort**: M\n", "# X\n\n- **Priority**: P1 · **Planned at**: commit abcdef0, 2026-11-21 · **Risk**: LOW\n- **Spec**: spec.md\n- **Planned by**: openai/o3\n- **Effort**: M\n")]
    [InlineData("# X\n\n- **Priority**: P1\n", "# X\n\n- **Spec**: spec.md\n- **Planned at**: commit abcdef0, 2026-11-21\n- **Planned by**: openai/o3\n- **Priority**: P1\n")]
    public void Missing_header_lines_are_inserted(string text, string expected)
    {
        var stamped = Stamp(text);
        Assert.Equal(expected, stamped);
        Assert.Equal(("abcdef0", "spec.md"), (Read(stamped).PlannedAt, Read(stamped).Header["Spec"]));
        Assert.Equal(stamped, Stamp(stamped));
    }

    [Fact]
    public void Asked_questions_are_written_before_the_decisions()
    {
        var merged = PlanEditor.MergeQuestions(Read("# P\n\n## Overview\nX\n\n## Decisions\n- **D1**: a\n"), [Asked(), Answered()]);
        Assert.Equal(
            "# P\n\n## Overview\nX\n\n## Questions\n- **Q1** (open): Live sessions?\n  - Why: the migration\n  - Options: migrate | invalidate\n  - Recommended: invalidate\n"
            + "- **Q2** (answered by you, 2026-11-20): Replace? → Entirely\n\n## Decisions\n- **D1**: a\n",
            merged);
        Assert.Equal(merged, PlanEditor.MergeQuestions(Read(merged), [Asked(), Answered()]));
    }

    [Fact]
    public void A_question_that_is_there_already_is_not_doubled()
    {
        const string Text = "# P\n## Questions\n- **Q1** (open): live sessions\n  - Recommended: invalidate\n## Phase 1: A\n";
        Assert.Equal(Text, PlanEditor.MergeQuestions(Read(Text), [Asked()]));
    }

    [Theory]
    [InlineData("(answered by you, 2026-11-20): Live sessions? → migrate")]
    [InlineData("(assumed): Live sessions? → invalidate")]
    public void A_model_answers_no_question_that_was_asked(string written)
    {
        var merged = Read(PlanEditor.MergeQuestions(Read($"# P\n## Questions\n- **Q1** {written}\n"), [Asked()]));
        Assert.Equal(QuestionState.Open, Assert.Single(merged.Questions).State);
    }

    [Fact]
    public void A_persons_answer_is_written_over_what_the_model_made_of_it()
    {
        var merged = Read(PlanEditor.MergeQuestions(Read("# P\n## Questions\n- **Q2** (open): Replace?\n"), [Answered()]));
        var question = Assert.Single(merged.Questions);
        Assert.Equal((QuestionState.Answered, "Entirely", "you, 2026-11-20"), (question.State, question.Answer, question.By));
    }

    [Fact]
    public void Answering_changes_one_line()
    {
        var answered = PlanEditor.Answer(Read(ExamplePlan.Text), "q1", "Migrate\nthem", "you", "2026-11-21");
        Assert.Equal(
            ExamplePlan.Text.Replace("**Q1** (open): What should happen to live sessions?", "**Q1** (answered by you, 2026-11-21): What should happen to live sessions? → Migrate them", StringComparison.Ordinal),
            answered);
        Assert.Equal(("Migrate them", "you, 2026-11-21"), (Read(answered).Questions[0].Answer, Read(answered).Questions[0].By));
    }

    [Fact]
    public void Assuming_takes_the_recommended_answer()
    {
        var question = Read(PlanEditor.Assume(Read(ExamplePlan.Text), "Q1")).Questions[0];
        Assert.Equal((QuestionState.Assumed, "invalidate (no user data in them)"), (question.State, question.Answer));
    }

    [Fact]
    public void A_question_that_is_not_there_cannot_be_answered()
    {
        var refused = Assert.Throws<ForeplanException>(() => PlanEditor.Answer(Read(ExamplePlan.Text), "Q9", "x", "you", "2026-11-21"));
        Assert.Contains("Q1, Q2, Q3", refused.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_by_position_are_written_for_a_lock()
    {
        var written = PlanEditor.WriteIds(Read("# P\n## Questions\n1. Replace?\n2. **Q1** (open): When?\n## Decisions\n- JWT\n* [ ] Cookies\n"));
        Assert.Equal("# P\n## Questions\n1. **Q2** (open): Replace?\n2. **Q1** (open): When?\n## Decisions\n- **D1**: JWT\n* [ ] **D2**: Cookies\n", written);
        Assert.Equal(written, PlanEditor.WriteIds(Read(written)));
        Assert.Equal(ExamplePlan.Text, PlanEditor.WriteIds(Read(ExamplePlan.Text)));
    }

    private static string Stamp(string text) => PlanEditor.Stamp(Read(text), "spec.md", "abcdef0", "2026-11-21", "openai/o3");

    private static AskedQuestion Asked() => new()
    {
        Id = "Q1",
        Text = "Live sessions?",
        Why = "the migration",
        Options = ["migrate", "invalidate"],
        Recommended = "invalidate",
    };

    private static AskedQuestion Answered() => new() { Id = "Q2", Text = "Replace?", Answer = "Entirely", By = "you, 2026-11-20" };

    private static Plan Read(string text) => PlanReader.Read(SourceText.From("plan.md", text));
}
