using Foreplan.Runs;
using Foreplan.Workspace.Processes;

namespace Foreplan.Workspace.Tests.Processes;

internal sealed class RunnerFixture : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public RunnerFixture()
    {
        Directory.CreateDirectory(Tree);
        Runner = new SandboxedGateRunner(folder["state"]);
    }

    public SandboxedGateRunner Runner { get; }

    public string Tree => folder["tree"];

    public string Outside => folder["outside"];

    public CommandRequest Shell(string script, string sandbox = "full") => Command(sandbox, "sh", "-c", script);

    public CommandRequest Command(string sandbox, params string[] words) =>
        new() { Words = words, Root = Tree, Run = "0001-run-test", Sandbox = sandbox, TimeLimit = TimeSpan.FromSeconds(60) };

    public Task<CommandResult> RunAsync(CommandRequest request) => Runner.RunAsync(request, null, CancellationToken.None);

    public void Write(string path, string text) => folder.Write($"tree/{path}", text);

    public static int CountOf(string argument) =>
        Directory.GetDirectories("/proc").Count(process =>
        {
            try
            {
                return File.ReadAllText(Path.Combine(process, "cmdline")).Split('\0').Contains(argument);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        });

    public void Dispose() => folder.Dispose();
}
