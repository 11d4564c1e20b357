using System.Diagnostics;
using Foreplan.Workspace.Git;
using static Foreplan.Workspace.Tests.Git.TestRepository;

namespace Foreplan.Workspace.Tests.Git;

public sealed class ObjectReaderTests
{
    [Fact]
    public void Many_files_are_read_by_one_process_and_it_ends_with_the_repository()
    {
        using var it = new TestRepository();
        for (var i = 0; i < 300; i++)
        {
            it.Put($"src/{i % 7}/file{i}.txt", new string('x', i * 1_000));
        }

        it.CommitAll("many");
        var repository = it.Open();
        var tree = repository.TreeAt(repository.Head);
        Assert.NotNull(tree.Read("src/0/file0.txt"));
        var reader = Assert.Single(Readers(repository));
        Assert.Equal(300 * 299 / 2 * 1_000, tree.Paths.Sum(path => (tree.Read(path) ?? []).Length));
        Assert.Equal(reader, Assert.Single(Readers(repository)));
        repository.Dispose();
        Assert.Empty(Readers(repository));
    }

    [Fact]
    public void Reading_goes_on_when_the_process_that_reads_has_died()
    {
        using var it = WithFiles();
        var repository = it.Open();
        var tree = repository.TreeAt(repository.Head);
        Assert.NotNull(tree.Read("readme.md"));
        using (var reader = Process.GetProcessById(Assert.Single(Readers(repository))))
        {
            reader.Kill();
            reader.WaitForExit();
        }

        Assert.NotNull(tree.Read("src/app.js"));
    }

    private static List<int> Readers(GitRepository repository) =>
        [.. Process.GetProcessesByName("git").Select(process => process.Id).Where(id => Reads(id, repository.GitFolders[0]))];

    private static bool Reads(int process, string gitDir)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/environ").Contains($"GIT_DIR={gitDir}\0", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
