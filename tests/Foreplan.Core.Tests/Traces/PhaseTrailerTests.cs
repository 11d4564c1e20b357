namespace Foreplan.Traces;

public sealed class PhaseTrailerTests
{
    [Fact]
    public void A_commit_tells_its_plan_phase_and_requirements()
    {
        var trailer = Assert.Single(PhaseTrailer.Read("Phase 2: Login\n\nDone.\n\nForeplan-Plan: 001-x\nForeplan-Phase: 2\nForeplan-Requirements: R1, C2\nForeplan-Run: 0001-run-1\n"));

        Assert.Equal(("001-x", 2), (trailer.Plan, trailer.Phase));
        Assert.Equal(["R1", "C2"], trailer.Requirements);
    }

    [Fact]
    public void A_squashed_commit_has_the_trailers_of_all_its_phases()
    {
        const string message = "Add a greeting (#7)\r\n\r\n* Phase 1: The greeting\r\n\r\n  Foreplan-Plan: 001-x\r\n  Foreplan-Phase: 1\r\n\r\n* Phase 2: The note\r\n\r\n  Foreplan-Plan: 001-x\r\n  Foreplan-Phase: 2\r\n";

        Assert.Equal([1, 2], PhaseTrailer.Read(message).Select(trailer => trailer.Phase));
    }

    [Theory]
    [InlineData("Phase 1\n\nForeplan-Phase: 2\n\nForeplan-Plan: 001-x\nForeplan-Run: 1\n")]
    [InlineData("Phase 1\n\nForeplan-Plan: 001-x Foreplan-Phase: 2\n")]
    [InlineData("Foreplan-Plan: \nForeplan-Phase: 1")]
    [InlineData("Foreplan-Plan: 001-x\nForeplan-Phase: one")]
    public void One_line_of_a_model_imitates_no_trailer(string message) => Assert.Empty(PhaseTrailer.Read(message));
}
