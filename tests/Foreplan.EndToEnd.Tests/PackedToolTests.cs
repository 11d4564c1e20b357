using System.Diagnostics;

namespace Foreplan.EndToEnd.Tests;

/// <summary>The tool as a stranger gets it: packed for this platform, installed from a folder into an empty home, and run.</summary>
public sealed class PackedToolTests
{
    [Fact]
    public async Task The_packed_tool_is_installed_from_a_folder_and_runs()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Foreplan.slnx")))
        {
            root = root.Parent;
        }

        using var started = new Started(new ProcessStartInfo("bash", [Path.Combine(root?.FullName ?? "", "eng", "pack.sh"), "quick"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true });
        Assert.EndsWith("installed and run\n", (await started.EndAsync()).Is(Outcome.Done).Out);
    }
}
