using Foreplan.Text;

namespace Foreplan.Specs;

public sealed class SpecEditorTests
{
    [Fact]
    public void An_added_item_gets_the_next_id_and_ids_are_written()
    {
        var text = SpecEditor.AddItem(Read("# T\n\n## Requirements\n- a\n- **R4**: b\n  more\n\n## Constraints\n- c\n"), SpecItemKind.Requirement, "new\none");
        Assert.Equal("# T\n\n## Requirements\n- **R1**: a\n- **R4**: b\n  more\n- **R5**: new one\n\n## Constraints\n- **C1**: c\n", text);
    }

    [Fact]
    public void Spec_kits_ids_go_on_as_they_are() =>
        Assert.EndsWith("- **FR-002**: b\n", SpecEditor.AddItem(Read("## Functional Requirements\n- **FR-001**: a\n"), SpecItemKind.Requirement, "b"), StringComparison.Ordinal);

    [Theory]
    [InlineData("# T\n", SpecItemKind.Criterion, "# T\n\n## Success Criteria\n- **S1**: x\n")]
    [InlineData("# T", SpecItemKind.Requirement, "# T\n\n## Requirements\n- **R1**: x\n")]
    [InlineData("# T\n\n## Requirements\n- **R1**: a\n\n## Out of scope\n- z\n", SpecItemKind.Constraint, "# T\n\n## Requirements\n- **R1**: a\n\n## Constraints\n- **C1**: x\n\n## Out of scope\n- z\n")]
    [InlineData("# T\n\n## Success Criteria\n- **S1**: a\n", SpecItemKind.Requirement, "# T\n\n## Requirements\n- **R1**: x\n\n## Success Criteria\n- **S1**: a\n")]
    public void A_missing_section_is_made_in_its_place(string text, SpecItemKind kind, string expected) =>
        Assert.Equal(expected, SpecEditor.AddItem(Read(text), kind, "x"));

    [Fact]
    public void Clarifications_are_kept_by_day()
    {
        var first = SpecEditor.AddClarification(Read("# T\n\n## Requirements\n- **R1**: a\n"), "2026-11-20", "Lifetime?", "15 minutes", "you");
        var second = SpecEditor.AddClarification(Read(first), "2026-11-20", "Cookie?", "sid", "Ann");
        var third = SpecEditor.AddClarification(Read(second), "2026-11-21", "Where?", "here", "you");
        Assert.Equal(
            "# T\n\n## Requirements\n- **R1**: a\n\n## Clarifications\n### 2026-11-20\n- Q: Lifetime? → A: 15 minutes (you)\n- Q: Cookie? → A: sid (by Ann)\n### 2026-11-21\n- Q: Where? → A: here (you)\n",
            third);
        Assert.Equal(["15 minutes", "sid", "here"], Read(third).Clarifications.Select(kept => kept.Answer));
    }

    [Fact]
    public void The_template_is_an_empty_spec_that_can_be_added_to()
    {
        var spec = Read(SpecEditor.Template("User login"));
        Assert.Equal("User login", spec.Title);
        Assert.Empty(spec.Items);
        Assert.Empty(spec.Diagnostics);
        var added = Read(SpecEditor.AddItem(spec, SpecItemKind.Criterion, "fast"));
        Assert.Equal(("S1", "fast"), (Assert.Single(added.Criteria).Id, added.Criteria[0].Text));
    }

    private static Spec Read(string text) => SpecReader.Read(SourceText.From("spec.md", text));
}
