using Foreplan.Diagnostics;

namespace Foreplan.Checks;

/// <summary>A number of phases is wrong only where it is said of the plan: programs have phases too.</summary>
public sealed class PhaseCountTests
{
    private const string Overview = "Replace sessions by tokens.";

    private readonly Shop shop = new();

    [Theory]
    [InlineData("The plan has five phases.")]
    [InlineData("The plan has a single phase.")]
    [InlineData("The work takes 4 phases.")]
    [InlineData("The work is split into five phases.")]
    [InlineData("This plan consists of five (5) phases.")]
    [InlineData("It is done in 3 phases.")]
    [InlineData("It takes 5 phases.")]
    [InlineData("It is split into three small phases.")]
    [InlineData("There are five phases.")]
    [InlineData("There are 5 phases in all.")]
    [InlineData("All 4 phases build on each other.")]
    [InlineData("All four phases are small.")]
    [InlineData("3 phases follow.")]
    [InlineData("The following five phases do it.")]
    [InlineData("Five phases, one commit each.")]
    [InlineData("**5 phases**")]
    [InlineData("The five phases run in order.")]
    [InlineData("The five phases depend on each other.")]
    [InlineData("The five phases can be reviewed one by one.")]
    [InlineData("These five phases are small.")]
    [InlineData("Each of the five phases ends green.")]
    [InlineData("Of the five phases, the last is the hardest.")]
    [InlineData("A 4-phase plan.")]
    [InlineData("Number of phases: 4")]
    [InlineData("We split the work into three phases.")]
    public void A_wrong_number_of_phases_is_an_error(string sentence) => Assert.Equal("PL414", Shop.Errors(With(sentence)));

    [Fact]
    public void A_wrong_number_in_the_title_is_an_error() => Assert.Equal("PL414", Shop.Errors(shop.With("# Plan: Add JWT authentication", "# Plan: Add JWT authentication (4 phases)")));

    [Theory]
    [InlineData("Move it in four phases.")]
    [InlineData("Four phases lead there.")]
    [InlineData("In 3 phases `verify` comes to every route.")]
    [InlineData("There are four phases:\n")]
    [InlineData("This is phase 2 of 4.")]
    [InlineData("Phases: 4.")]
    public void What_may_be_said_of_the_plan_is_a_warning(string sentence)
    {
        var found = With(sentence);
        Assert.Equal("", Shop.Errors(found));
        Assert.Contains("PL414", Shop.Ids(found));
    }

    [Theory]
    [InlineData("Babel works in three phases: parse, transform and print.")]
    [InlineData("The server shuts down in three phases: drain, then stop.")]
    [InlineData("The event has three phases: capture, target and bubble.")]
    [InlineData("The old importer ran in four phases.")]
    [InlineData("It could be done in one phase or three phases, but two are clearer.")]
    [InlineData("The build has three phases, compile, link and pack.")]
    [InlineData("A three-phase commit is used.")]
    [InlineData("The parser has five phases today.")]
    [InlineData("Webpack has 4 phases.")]
    [InlineData("The earlier plan had five phases.")]
    [InlineData("Phase 1 and then Phase 2: the two phases are independent.")]
    [InlineData("Rollout happens in three phases after this plan.")]
    [InlineData("The plan has two phases. Both phases are small.")]
    [InlineData("The three phases of the event loop stay.")]
    public void The_phases_of_something_else_are_left_alone(string sentence) => Assert.DoesNotContain("PL414", Shop.Ids(With(sentence)));

    [Theory]
    [InlineData(Overview, Overview + " The spec has 5 requirements.")]
    [InlineData(Overview, Overview + " All three requirements are met.")]
    [InlineData(Overview, Overview + " The plan names four risks.")]
    [InlineData(Overview, Overview + "\n\nTwo questions were asked.")]
    [InlineData("Tokens can be verified.", "Tokens can be verified. This phase has four steps and changes 3 files.")]
    [InlineData("Tokens can be verified.", "Tokens can be verified. This phase has two steps and changes 5 files.")]
    [InlineData("## Risks\n", "## Risks\n\nFour risks:\n\n")]
    public void A_wrong_number_of_other_parts_is_a_warning(string old, string changed) => Assert.Equal("PL418", Shop.Ids(shop.With(old, changed)));

    [Theory]
    [InlineData(Overview, Overview + " The spec has 2 requirements, and all two questions of the form stay.")]
    [InlineData("Tokens can be verified.", "Tokens can be verified. This phase has two steps and changes three files.")]
    [InlineData("## Risks\n", "## Risks\n\nOne risk:\n\n")]
    public void A_right_number_of_other_parts_is_none(string old, string changed) => Assert.Equal("", Shop.Ids(shop.With(old, changed)));

    private IReadOnlyList<Diagnostic> With(string sentence) => shop.With(Overview, $"{Overview} {sentence}");
}
