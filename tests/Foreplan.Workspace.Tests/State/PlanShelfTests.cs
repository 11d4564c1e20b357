using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Workspace.State;

namespace Foreplan.Workspace.Tests.State;

public sealed class PlanShelfTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public PlanShelfTests()
    {
        folder.Write("plans/001-user-authentication/spec.md", "# a\n");
        folder.Write("plans/002-user-profile/plan.md", "# b\n");
        folder.Write("plans/010-search/PLAN.md", "# c\n");
        folder.Write("docs/idea/spec.md", "# d\n");
    }

    private PlanShelf Shelf => new(folder.Path, folder.Path, folder[".state"], TimeProvider.System);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("1", "plans/001-user-authentication")]
    [InlineData("001", "plans/001-user-authentication")]
    [InlineData("10", "plans/010-search")]
    [InlineData("user-profile", "plans/002-user-profile")]
    [InlineData("002-user-profile", "plans/002-user-profile")]
    [InlineData("se", "plans/010-search")]
    [InlineData("user-a", "plans/001-user-authentication")]
    [InlineData("docs/idea", "docs/idea")]
    [InlineData("./docs/idea/spec.md", "docs/idea")]
    [InlineData("plans/010-search/plan.md", "plans/010-search")]
    public void A_plan_is_named_by_number_slug_or_path(string text, string path) => Assert.Equal(path, Shelf.Find(text).Path);

    [Theory]
    [InlineData("user")]
    [InlineData("00")]
    [InlineData("3")]
    [InlineData("docs")]
    [InlineData("../..")]
    [InlineData("/etc")]
    [InlineData("")]
    public void What_names_none_or_several_is_refused_with_what_there_is(string text)
    {
        var refused = Assert.Throws<ForeplanException>(() => Shelf.Find(text));

        Assert.Equal(Outcome.Usage, refused.Outcome);
        Assert.Contains("plans/002-user-profile", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_a_killed_command_left_empty_is_taken_by_the_next()
    {
        var left = Shelf.Create("An idea");

        Assert.Equal([left.Path], Shelf.Begun().Select(begun => begun.Path));
        Assert.Equal(left.Path, Shelf.Create("An idea").Path);
        Assert.NotEqual(left.Path, Shelf.Create("Another idea").Path);

        folder.Write($"{left.Path}/spec.md", "# e\n");
        Assert.NotEqual(left.Path, Shelf.Create("An idea").Path);
    }

    [Fact]
    public void A_folder_with_a_journal_and_no_document_is_begun_and_not_taken_for_another()
    {
        var begun = Shelf.Create("An idea");
        using (var journal = begun.OpenJournal("spec", _ => false))
        {
            journal.Append(new RunEvent.Started("spec", journal.Id, begun.Path, "", "", null, ""));
        }

        Assert.Single(Shelf.Begun());
        Assert.NotEqual(begun.Path, Shelf.Create("An idea").Path);
    }

    [Fact]
    public void An_exact_slug_is_meant_although_another_begins_with_it()
    {
        folder.Write("plans/011-user/plan.md", "# e\n");

        Assert.Equal("plans/011-user", Shelf.Find("user").Path);
    }

    [Fact]
    public void A_number_used_twice_is_refused_and_both_are_listed()
    {
        folder.Write("plans/01-other/plan.md", "# e\n");

        var refused = Assert.Throws<ForeplanException>(() => Shelf.Find("1"));

        Assert.Contains("plans/001-user-authentication, plans/01-other", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_are_from_the_folder_the_person_is_in()
    {
        var shelf = new PlanShelf(folder.Path, folder["docs"], folder[".state"], TimeProvider.System);

        Assert.Equal("docs/idea", shelf.Find("idea").Path);
    }

    [Fact]
    public void The_root_is_a_plan_folder_when_it_holds_a_document()
    {
        Assert.DoesNotContain(Shelf.All(), plan => plan.Path.Length == 0);

        folder.Write("spec.md", "# root\n");

        Assert.Equal("", Shelf.Find("spec.md").Path);
        Assert.Equal("", Shelf.Find(".").Path);
        Assert.Contains(Shelf.All(), plan => plan.Path.Length == 0 && plan.Name == Path.GetFileName(folder.Path));
    }

    [Fact]
    public void All_are_in_order_and_one_named_by_path_joins_them_when_it_has_history()
    {
        Assert.Equal(["plans/001-user-authentication", "plans/002-user-profile", "plans/010-search"], Shelf.All().Select(plan => plan.Path));

        Shelf.Find("docs/idea").KeepVersion("# d\n");

        Assert.Equal("docs/idea", Shelf.All()[^1].Path);
    }

    [Theory]
    [InlineData("Add JWT authentication to the Express API", "plans/011-add-jwt-authentication-to-the-express-api")]
    [InlineData("  Größe — it's 100% Łódź! ", "plans/011-grosse-its-100-lodz")]
    [InlineData("../../etc", "plans/011-etc")]
    public void A_new_folder_has_the_next_number_and_a_slug(string title, string path)
    {
        Assert.Equal(path, Shelf.Create(title).Path);
        Assert.True(Directory.Exists(folder[path]));
    }

    [Fact]
    public void A_title_without_Latin_letters_gets_a_slug_too_and_a_long_one_is_cut_at_a_word()
    {
        Assert.Matches("^plans/011-plan-[0-9a-f]{6}$", Shelf.Create("認証を追加する").Path);
        var cut = Shelf.Create(string.Join(' ', Enumerable.Repeat("word", 40))).Path;
        Assert.True(cut.Length <= "plans/012-".Length + 50);
        Assert.EndsWith("word", cut, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_are_not_followed()
    {
        File.CreateSymbolicLink(folder["plans/002-user-profile/spec.md"], "/etc/passwd");
        Directory.CreateSymbolicLink(folder["plans/020-linked"], folder["docs/idea"]);

        Assert.Throws<ForeplanException>(() => Shelf.Find("2").Read("spec.md"));
        Assert.Throws<ForeplanException>(() => Shelf.Find("20"));
        Assert.Throws<ForeplanException>(() => Shelf.Find("plans/020-linked"));
    }
}
