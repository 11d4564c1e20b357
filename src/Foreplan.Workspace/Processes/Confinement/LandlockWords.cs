using System.Globalization;
using System.Text;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>What both Landlock tiers tell the hidden verb.</summary>
internal static class LandlockWords
{
    public static IEnumerable<string> System(int abi) =>
        ["--abi", abi.ToString(CultureInfo.InvariantCulture), .. SandboxView.SystemFolders.Where(Path.Exists).SelectMany(path => new[] { "--read", path })];

    public static IEnumerable<string> Of(CommandRequest request, int abi, string folder, string scratch)
    {
        var caches = ToolCaches.Linked(scratch, request.Network);
        Migrated(scratch);
        return
        [
            .. System(abi),
            .. request.Network ? ["--network"] : Array.Empty<string>(),
            .. SandboxView.Shown(request.Network).Concat(GitFolders.Of(request.Root)).Concat(caches).Concat(GitConfiguration()).Where(Path.Exists).SelectMany(path => new[] { "--read", path }),
            "--write", request.Root, "--write", scratch, "--temporary", Path.Combine(scratch, "tmp"), "--chdir", folder,
        ];
    }

    // What is refused here is absent in bubblewrap: build tools that read git's system configuration pass over an absent file and stop at a refused one.
    private static IEnumerable<string> GitConfiguration()
    {
        const string Path = "/etc/gitconfig";
        try
        {
            var text = Encoding.UTF8.GetString(File.ReadAllBytes(Path));
            return Secrets.Replace(text) == text ? [Path] : [];
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // NuGet takes a lock below /tmp, which cannot be written to here, unless it is told that there is nothing to migrate.
    private static void Migrated(string scratch)
    {
        var folder = Directory.CreateDirectory(Path.Combine(scratch, ".local/share/NuGet/Migrations"));
        File.WriteAllBytes(Path.Combine(folder.FullName, "1"), []);
    }
}
