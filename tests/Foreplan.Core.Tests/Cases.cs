using System.Runtime.CompilerServices;

namespace Foreplan;

/// <summary>The real cases beside the repository; absent on a fresh clone, where tests that need them return early.</summary>
internal static class Cases
{
    public static string? Find(string relative, [CallerMemberName] string test = "")
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Foreplan.slnx")))
        {
            folder = folder.Parent;
        }

        var path = Path.Combine(folder?.Parent?.FullName ?? "", "shared", "cases", relative);
        if (folder is not null && Path.Exists(path))
        {
            return path;
        }

        Console.WriteLine($"{test} was skipped: there is no shared/cases/{relative} beside the repository.");
        return null;
    }
}
