using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

public sealed class FileHeadingsTests
{
    [Fact]
    public void The_files_of_headings_are_paths_of_the_project_with_what_happens_to_them()
    {
        var plan = DialectExamples.Read("antigravity").Plan;
        Assert.Equal([("src/log/writer.ts", ChangeKind.Edit), ("src/log/rotate.ts", ChangeKind.New), ("src/cleanup.ts", ChangeKind.Delete)], plan.Phases.SelectMany(phase => phase.Files).Select(file => (file.Path, file.Kind)));
        Assert.Equal([1, 2], plan.Phases.Select(phase => phase.Steps.Count));
        Assert.Equal(["npm", "test", "--", "rotate"], Assert.Single(plan.DoneWhen).Words);
    }

    [Theory]
    [InlineData("file:///c:/Desktop/my%20(app)/main.py", "file:///c:/Desktop/my%20(app)/ui/view.py", "main.py", "ui/view.py")]
    [InlineData("file:///var/www/shop/app/Controllers/Cart.php", "file:///var/www/shop/app/Views/cart.php", "app/Controllers/Cart.php", "app/Views/cart.php")]
    [InlineData("src/a.ts", "file:///home/me/p/src/b.ts", "src/a.ts", "src/b.ts")]
    [InlineData("file:///home/me", "file:///home/me/p/src/b.ts#L3-L9", "me", "src/b.ts")]
    public void What_is_above_the_project_is_cut(string one, string other, string first, string second)
    {
        var files = Files($"#### [MODIFY] [x]({one})\n- a\n\n#### [MODIFY] [y]({other})\n- b\n");
        Assert.Equal([first, second], files);
    }

    [Fact]
    public void A_name_with_folders_says_where_the_project_begins() =>
        Assert.Equal(["api/core/config.py", "compose.yml"], Files("#### [NEW] [api/core/config.py](file:///home/me/dev/site/api/core/config.py)\n- a\n\n#### [MODIFY] [compose.yml](file:///home/me/dev/site/compose.yml)\n- b\n"));

    [Fact]
    public void A_folder_is_a_pattern() =>
        Assert.Equal(["api/tokens/**"], Files("#### [NEW] [api/tokens/](file:///home/me/dev/site/api/tokens/)\n- a\n"));

    [Fact]
    public void Phases_that_are_called_so_keep_the_files_of_their_small_headings()
    {
        var read = Read("# Plan\n\n## Phases\n\n### Phase 1: Docker\n\n#### Changes below\n\n##### [MODIFY] [compose.yml](file:///home/me/site/compose.yml)\nAdd the service.\n\n#### Vérification\n- `docker compose config`\n- `make test`\n");
        var phase = Assert.Single(read.Plan.Phases);
        Assert.Equal(("compose.yml", 1, "make test"), (Assert.Single(phase.Files).Path, phase.Steps.Count, string.Join(' ', phase.Gates[^1].Words)));
    }

    private static IEnumerable<string> Files(string changes) => Read($"# Plan\n\n## Proposed Changes\n\n### Part\n\n{changes}").Plan.Phases.SelectMany(phase => phase.Files).Select(file => file.Path);

    private static DialectPlan Read(string text) => PlanDialects.Read(SourceText.From("a.md", text));
}
