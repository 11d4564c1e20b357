using Foreplan.Workspace.Processes.Confinement;

namespace Foreplan.Workspace.Tests.Processes;

/// <summary>Starts a program under what a container engine's default filter refuses a container: mounts, namespaces, keys, kernels (by its published list).</summary>
internal static unsafe class ContainerFilter
{
    public const string Verb = "__container";

    private const nint NoNewPrivileges = 38;

    public static string[] Words(params IReadOnlyList<string> words) => [.. RunnerFixture.Launcher.SkipLast(1), Verb, .. words];

    public static int Become(string[] words)
    {
        var filter = new SyscallFilter().WithoutNamespaces();
        foreach (var number in SystemCalls.Dangerous)
        {
            filter.Deny(number);
        }
        var program = filter.Program();
        SystemCalls.Call(SystemCalls.Control, NoNewPrivileges, 1);
        // Every thread: whatever the runtime starts next is a container's too.
        const nint EveryThread = 1;
        if (SystemCalls.Call(SystemCalls.Seccomp, 1, EveryThread, (nint)Steps.Of<nint>(program.Length, (nint)Steps.Of<ulong>(program))) != 0)
        {
            return 1;
        }
        var environment = Environment.GetEnvironmentVariables();
        SystemCalls.Call(SystemCalls.Execute, (nint)Steps.Text(words[0]), (nint)Steps.Texts(words), (nint)Steps.Texts([.. environment.Keys.Cast<string>().Select(name => $"{name}={environment[name]}")]));
        return 1;
    }
}
