using Foreplan.Runs;
using Foreplan.Workspace.Processes;
using Foreplan.Workspace.Processes.Confinement;

namespace Foreplan.Workspace.Tests.Processes;

internal sealed class RunnerFixture : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public RunnerFixture()
    {
        Directory.CreateDirectory(Tree);
        Runner = new SandboxedGateRunner(folder["state"]);
    }

    /// <summary>The words that start this assembly as the product starts itself.</summary>
    public static IReadOnlyList<string> Launcher { get; } = Launch.Words(typeof(ChildProcess).Assembly.Location) ?? throw new InvalidOperationException("no launcher");

    /// <summary>A runner that has one tier only; <c>bubblewrap</c>, <c>landlock+namespaces</c>, <c>landlock+seccomp</c>.</summary>
    public SandboxedGateRunner RunnerOf(string tier, int? abi = null) => new(folder["state"], new SandboxTiers(tier switch
    {
        "bubblewrap" => new BubblewrapTier(),
        "landlock+namespaces" => new NamespaceTier(Launcher, abi),
        _ => new SeccompTier(Launcher, abi),
    }));

    public SandboxedGateRunner Runner { get; }

    public string Tree => folder["tree"];

    public string State => folder["state"];

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

    /// <summary>Whether no process with the argument is left two seconds from now at the latest.</summary>
    public static async Task<bool> IsGoneAsync(string argument)
    {
        for (var i = 0; i < 40 && CountOf(argument) > 0; i++)
        {
            await Task.Delay(50);
        }
        return CountOf(argument) == 0;
    }

    public void Dispose() => folder.Dispose();
}
