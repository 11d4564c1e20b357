using Foreplan.Workspace.State;

namespace Foreplan.Workspace.Tests.State;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_replaces_the_content_keeps_the_mode_and_leaves_nothing_beside_it()
    {
        folder.Write("run.sh", "old");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder["run.sh"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        AtomicFile.Write(folder["run.sh"], "new"u8);

        Assert.Equal("new", File.ReadAllText(folder["run.sh"]));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.True(File.GetUnixFileMode(folder["run.sh"]).HasFlag(UnixFileMode.UserExecute));
        }
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said()
    {
        var refused = Assert.Throws<ForeplanException>(() => AtomicFile.Write(folder["absent/file"], "x"u8));

        Assert.Contains("absent/file could not be written", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_state_folder_of_a_repository_is_named_after_it_and_its_git_folder()
    {
        string? Home(string name) => name == "XDG_STATE_HOME" ? folder.Path : null;
        var shop = StateFolder.Of("/home/me/shop", "/home/me/shop/.git", Home);

        Assert.Matches("^shop-[0-9a-f]{12}$", Path.GetFileName(shop));
        Assert.Equal(folder["foreplan"], Path.GetDirectoryName(shop));
        Assert.False(Directory.Exists(shop));
        Assert.Equal(shop, StateFolder.Of("/home/me/shop", "/home/me/shop/.git/", Home));
        Assert.NotEqual(shop, StateFolder.Of("/home/me/shop", "/home/you/shop/.git", Home));
    }
}
