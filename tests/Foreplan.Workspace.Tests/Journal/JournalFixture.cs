using Foreplan.Roles;
using Foreplan.Runs;
using Foreplan.Workspace.Journal;

namespace Foreplan.Workspace.Tests.Journal;

internal sealed class JournalFixture : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Path => folder["journals/0001-run-test.journal"];

    public string Blobs => folder["blobs"];

    public static RunEvent[] Some { get; } =
    [
        new RunEvent.Started("run", "0001-run-test", "plans/001-x", "abc", "1994cab", null, "f00"),
        new RunEvent.ConversationStarted("p1.1", RoleName.Executor, 1, "anthropic/claude-haiku-4-5", new Body(new string('m', 5000))),
        new RunEvent.CallSent { Conversation = "p1.1", Turn = 1, Try = 1, Role = RoleName.Executor, Phase = 1, Model = "m", Request = "r", EstimatedInput = 12, ReservedUsd = 0.0123m },
        new RunEvent.ToolFinished("p1.1", 1, "c1", "read_file", "ok", new Body("line 1\nline 2 ü € 😀\0 \u2028 }{")),
        new RunEvent.CommandsFinished("gate", 1, 1, true, [new CommandResult { Words = ["npm", "test"], ExitCode = 0, Output = new Body(new string('o', 9000)), Ms = 12 }]),
        new RunEvent.Finished(Outcome.Done),
    ];

    public JournalFile Open(TimeProvider? time = null) => JournalFile.Open(Path, time ?? TimeProvider.System);

    public byte[] Written()
    {
        using (var journal = Open())
        {
            foreach (var happened in Some)
            {
                journal.Append(happened);
            }
        }
        return File.ReadAllBytes(Path);
    }

    public string[] Lines() => File.ReadAllText(Path).TrimEnd('\n').Split('\n');

    public void Dispose() => folder.Dispose();
}
