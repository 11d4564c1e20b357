using System.Diagnostics;

namespace Foreplan.Cli.Tests.Commands;

/// <summary>Repositories that are moved, copied or deleted between a lock and its run, and the part of the state folder that belongs to each.</summary>
public sealed class PlaceTests
{
    [Fact]
    public void A_repository_that_was_moved_after_the_lock_is_carried_out_where_it_is_now()
    {
        using var desk = new Desk().Locked();
        var before = Part(desk);
        Move(desk, "elsewhere/renamed");
        var first = desk.Run("status").Is(Outcome.Done);
        Assert.Contains(desk.Root, first.Error);
        Assert.Contains("taken along", first.Error);
        Assert.Contains("locked", first.Out);
        Assert.False(Directory.Exists(before));
        Assert.Contains("renamed-", Part(desk));
        Assert.DoesNotContain("taken along", desk.Run("run").Is(Outcome.Done).Error);
        Assert.Contains("done", desk.Run("status").Is(Outcome.Done).Out);
    }

    [Fact]
    public void A_run_that_was_stopped_goes_on_after_a_move_and_pays_nothing_twice()
    {
        using var desk = new Desk().Locked();
        desk.Run("run", "--pause-after-phase").Is(Outcome.Waiting);
        Move(desk, "moved");
        desk.Run("run").Is(Outcome.Done);
        Assert.Single(Directory.GetFiles(Part(desk), "*-run-*.journal", SearchOption.AllDirectories));
        var journal = File.ReadAllText(Directory.GetFiles(Part(desk), "*-run-*.journal", SearchOption.AllDirectories)[0]);
        Assert.Equal(3, journal.Split("\"t\":\"call.sent\"").Length - 1);
        Move(desk, "back/again");
        desk.Run("undo", "--yes").Is(Outcome.Done);
    }

    [Fact]
    public void A_copy_shares_nothing_with_the_original_though_both_have_one_name()
    {
        using var desk = new Desk().Locked();
        var copy = Path.Combine(Directory.CreateDirectory(Path.Combine(desk.Temp, "other")).FullName, "shop");
        Run("cp", "-r", desk.Root, copy);
        desk.Folder = copy;
        var refused = desk.Run("run").Is(Outcome.Refused);
        Assert.Contains("PL534", refused.All);
        Assert.Contains("foreplan lock", refused.All);
        desk.Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Done);
        desk.Run("run").Is(Outcome.Done);

        Assert.Equal(2, Directory.GetDirectories(Path.Combine(desk.Temp, "state", "foreplan"), "shop-*").Length);
        desk.Folder = desk.Root;
        Assert.Contains("locked", desk.Run("status").Is(Outcome.Done).Out);
        Assert.Equal("main", desk.Git("for-each-ref", "--format=%(refname:short)"));
        desk.Run("run").Is(Outcome.Done);
    }

    [Fact]
    public void A_repository_that_was_deleted_is_said_and_the_state_stays()
    {
        using var desk = new Desk().Locked();
        var part = Part(desk);
        Run("rm", "-rf", desk.At(".git"));
        Assert.Contains("is in no git repository", desk.Run("run").Is(Outcome.Usage).Error);
        Run("rm", "-rf", desk.Root);
        var gone = desk.Run("run").Is(Outcome.Usage);
        Assert.Contains($"{desk.Root} is not there any more", gone.Error);
        Assert.Contains("Go to your repository's folder", gone.Error);
        Assert.NotEmpty(Directory.GetDirectories(Path.Combine(part, "plans")));
    }

    [Fact]
    public void A_folder_that_was_deleted_under_the_shell_is_named()
    {
        using var desk = new Desk();
        var start = new ProcessStartInfo("sh", ["-c", "mkdir gone; cd gone; rm -rf ../gone; exec dotnet \"$0\" run", typeof(App).Assembly.Location])
        {
            WorkingDirectory = desk.Temp,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(2, process.ExitCode);
        Assert.Contains("/gone is not there any more", error);
    }

    [Fact]
    public void A_part_of_the_state_folder_that_a_newer_version_wrote_is_refused_and_nothing_is_touched()
    {
        using var desk = new Desk().Locked();
        var mark = Path.Combine(Part(desk), "state.json");
        File.WriteAllText(mark, File.ReadAllText(mark).Replace("\"foreplan\":1,", "\"foreplan\":2,\"more\":{},", StringComparison.Ordinal));
        var before = Listing(desk);
        foreach (var command in new[] { "run", "status", "report", "plan" })
        {
            var refused = desk.Run(command).Is(Outcome.Usage);
            Assert.Contains("newer Foreplan: its format is 2, and this one knows 1", refused.Error);
            Assert.Contains("Update Foreplan", refused.Error);
        }

        Assert.Contains("newer Foreplan: its format is 2", desk.Run("doctor").Is(Outcome.NotDone).Out);

        Assert.Equal(before, Listing(desk));
    }

    [Fact]
    public void A_part_of_the_state_folder_from_before_its_mark_works_and_gets_one()
    {
        using var desk = new Desk().Locked();
        var mark = Path.Combine(Part(desk), "state.json");
        var text = File.ReadAllText(mark);
        File.Delete(mark);
        Assert.Contains("locked", desk.Run("status").Is(Outcome.Done).Out);
        desk.Run("run").Is(Outcome.Done);
        Assert.Equal(text, File.ReadAllText(mark));
    }

    private static string Part(Desk desk) => Directory.GetDirectories(Path.Combine(desk.Temp, "state", "foreplan")).Single();

    private static void Move(Desk desk, string to)
    {
        var target = Path.Combine(desk.Temp, to);
        Directory.CreateDirectory(Path.GetDirectoryName(target) ?? desk.Temp);
        Directory.Move(desk.Folder, target);
        desk.Folder = target;
    }

    private static string Listing(Desk desk) => string.Join('\n', new DirectoryInfo(desk.Temp).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}").Order(StringComparer.Ordinal));

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
