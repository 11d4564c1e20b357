using System.Diagnostics;
using Foreplan.Runs;
using Foreplan.Workspace.Journal;
using Foreplan.Workspace.State;
using Xunit.Abstractions;

namespace Foreplan.Workspace.Tests.State;

public sealed class FullDiskTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_full_disk_stops_the_journal_and_it_goes_on_when_there_is_room()
    {
        Directory.CreateDirectory(folder["small"]);
        if (Mount("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder["small"]) != 0)
        {
            output.WriteLine("Not checked: mounting a small file system needs root.");
            return;
        }
        try
        {
            var path = folder["small/journals/0001-run-x.journal"];
            var told = 0;
            using (var journal = JournalFile.Open(path, TimeProvider.System))
            {
                var full = Assert.Throws<ForeplanException>(() =>
                {
                    for (; told < 1000; told++)
                    {
                        journal.Append(new RunEvent.Noted("PL701", new string('x', 1000)));
                    }
                });
                Assert.Contains(path, full.Message, StringComparison.Ordinal);
                Assert.Same(full, Assert.Throws<ForeplanException>(() => journal.Append(new RunEvent.Resumed())));
                Assert.Equal(told, journal.Events.Count);
                Assert.Throws<ForeplanException>(() => AtomicFile.Write(folder["small/document.md"], new byte[9000]));
                Assert.False(File.Exists(folder["small/document.md"]));
            }
            Assert.Equal(0, Mount("mount", "-o", "remount,size=256k", folder["small"]));

            using (var journal = JournalFile.Open(path, TimeProvider.System))
            {
                Assert.Equal(told, journal.Events.Count);
                journal.Append(new RunEvent.Resumed());
            }
            Assert.Equal(told + 1, JournalFile.ReadEvents(path).Count);
        }
        finally
        {
            Mount("umount", folder["small"]);
        }
    }

    private static int Mount(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
            process?.StandardError.ReadToEnd();
            process?.WaitForExit();
            return process?.ExitCode ?? 1;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return 1;
        }
    }
}
