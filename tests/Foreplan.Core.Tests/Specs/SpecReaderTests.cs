using Foreplan.Text;

namespace Foreplan.Specs;

public sealed class SpecReaderTests
{
    [Theory]
    [InlineData("Spec: Photo albums", "Photo albums")]
    [InlineData("Specification: Photo albums", "Photo albums")]
    [InlineData("Feature Specification: Photo albums", "Photo albums")]
    [InlineData("Spec:", "Spec:")]
    [InlineData("Spec runner: faster", "Spec runner: faster")]
    [InlineData("Specify the format", "Specify the format")]
    public void A_title_is_told_without_the_word_that_says_what_it_is(string heading, string title) =>
        Assert.Equal(title, Read($"# {heading}\n\n## Requirements\n- **R1**: Albums\n").Title);

    [Fact]
    public void Items_with_ids_keep_them()
    {
        var spec = Read("""
            # User authentication

            ## Requirements
            - **R1**: Email/password login
              with a form
            - **R7**: Password reset

            ## CONSTRAINTS:
            - **C1**: Existing database

            ## Success criteria
            - **S1**: Fast

            ## Out of scope
            - Social login

            ## Clarifications
            ### 2026-11-20
            - Q: Token lifetime? → A: 15 minutes access (you)
            """);
        Assert.Equal("User authentication", spec.Title);
        Assert.Equal(["R1", "R7", "C1", "S1"], spec.Items.Select(item => item.Id));
        Assert.Equal("Email/password login\nwith a form", spec.Requirements[0].Text);
        Assert.Equal((4, 5), (spec.Requirements[0].Span.Line, spec.Requirements[0].Span.EndLine));
        Assert.Equal(["Social login"], spec.OutOfScope);
        Assert.Equal(("Token lifetime?", "15 minutes access"), (spec.Clarifications[0].Question, spec.Clarifications[0].Answer));
        Assert.Empty(spec.Diagnostics);
    }

    [Fact]
    public void Items_without_ids_are_numbered_by_position_and_that_is_said()
    {
        var spec = Read("# T\n## Requirements\n- a\n- **R1**: b\n- c\n");
        Assert.Equal([("R2", false), ("R1", true), ("R3", false)], spec.Requirements.Select(item => (item.Id, item.IdIsWritten)));
        Assert.Equal(("PL007", 3), (Assert.Single(spec.Diagnostics).Id, spec.Diagnostics[0].Line));
    }

    [Fact]
    public void An_id_written_twice_is_an_error() =>
        Assert.Equal("PL006", Assert.Single(Read("## Requirements\n- R1: a\n- R1: b\n").Diagnostics).Id);

    [Fact]
    public void Spec_kits_shape_is_read()
    {
        var spec = Read("# Feature\n## Requirements *(mandatory)*\n### Functional Requirements\n- **FR-001**: System MUST log in\n## Success Criteria *(mandatory)*\n### Measurable Outcomes\n- **SC-001**: Fast\n");
        Assert.Equal(["FR-001"], spec.Requirements.Select(item => item.Id));
        Assert.Equal(["SC-001"], spec.Criteria.Select(item => item.Id));
    }

    [Fact]
    public void OpenSpecs_shape_is_read()
    {
        var spec = Read("## ADDED Requirements\n### Requirement: Session timeout\nThe system SHALL end idle sessions.\n#### Scenario: idle\n- **WHEN** x\n- **THEN** y\n");
        Assert.Equal("Session timeout: The system SHALL end idle sessions.", Assert.Single(spec.Requirements).Text);
    }

    [Fact]
    public void Kiros_shape_is_read()
    {
        var spec = Read("# Requirements Document\n## Requirements\n### Requirement 1\n**User Story:** As a user\n#### Acceptance Criteria\n1. WHEN a THEN b\n2. WHEN c THEN d\n");
        Assert.Equal(["1", "1.1", "1.2"], spec.Requirements.Select(item => item.Id));
    }

    [Fact]
    public void The_known_spec_is_read_as_it_is()
    {
        if (Cases.Find("articles/spec.md") is not { } path)
        {
            return;
        }

        var spec = SpecReader.Read(SourceText.Decode("spec.md", File.ReadAllBytes(path)));
        Assert.Equal((4, 3, 3), (spec.Requirements.Count, spec.Constraints.Count, spec.Criteria.Count));
        Assert.Equal("Login page loads in under 200ms", spec.Criteria[2].Text);
    }

    private static Spec Read(string text) => SpecReader.Read(SourceText.From("spec.md", text));
}
