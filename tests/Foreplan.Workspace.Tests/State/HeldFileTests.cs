using Foreplan.Workspace.State;

namespace Foreplan.Workspace.Tests.State;

public sealed class HeldFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("foreplan-held-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Those_who_come_at_once_to_a_file_that_is_not_there_get_it_one_after_the_other()
    {
        for (var round = 0; round < 30; round++)
        {
            var path = Path.Combine(folder, $"{round}.lock");
            var inside = 0;
            using var start = new Barrier(8);
            var threads = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(() =>
            {
                start.SignalAndWait();
                using var held = HeldFile.TakeWithin(TimeSpan.FromMinutes(1), path);
                Assert.NotNull(held);
                Assert.Equal(1, Interlocked.Increment(ref inside));
                Interlocked.Decrement(ref inside);
            }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
            await Task.WhenAll(threads);
        }
    }

    [Fact]
    public void Who_waits_long_enough_goes_without()
    {
        var path = Path.Combine(folder, "lock");
        using var held = HeldFile.TryTake(path);
        Assert.NotNull(held);
        Assert.Null(HeldFile.TryTake(path));
        Assert.Null(HeldFile.TakeWithin(TimeSpan.FromMilliseconds(30), path));
    }

    [Fact]
    public void What_the_disk_refuses_is_said_and_not_waited_for()
    {
        Assert.Contains("could not be written", Assert.Throws<ForeplanException>(() => HeldFile.TakeWithin(TimeSpan.FromMinutes(1), folder)).Message);
        Assert.Contains("could not be written", Assert.Throws<ForeplanException>(() => HeldFile.TakeWithin(TimeSpan.FromMinutes(1), Path.Combine(folder, "no", "lock"))).Message);
    }
}
