using System.Globalization;
using Foreplan.Workspace.State;

namespace Foreplan.Workspace.Tests.State;

public sealed class KilledWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_killed_writer_loses_nothing_it_was_told_and_frees_the_plan()
    {
        folder.Write("repo/plans/001-x/plan.md", "# Plan: x\n");
        var plan = new PlanShelf(folder["repo"], folder["repo"], folder["state"], TimeProvider.System).Find("x");
        var least = 0;
        for (var kill = 1; kill <= 8; kill++)
        {
            using var writer = ChildProcess.StartAppending(folder["repo"], folder["state"]);
            for (var line = 0; line < kill * 3; line++)
            {
                least = int.Parse(await writer.StandardOutput.ReadLineAsync() ?? "0", CultureInfo.InvariantCulture);
            }

            var busy = Assert.Throws<ForeplanException>(() => plan.OpenJournal("run", _ => true));
            Assert.Equal(Outcome.Usage, busy.Outcome);
            Assert.Contains($"process {writer.Id}", busy.Message, StringComparison.Ordinal);
            Assert.True(plan.Journals()[0].Count >= least);

            writer.Kill();
            await writer.WaitForExitAsync();

            using var journal = plan.OpenJournal("run", _ => true);
            Assert.True(journal.Events.Count >= least, $"{journal.Events.Count} records after {least} were told");
        }
        Assert.Single(plan.Journals());
    }
}
