using System.Diagnostics;
using System.Globalization;
using Foreplan.Checks;
using Foreplan.Text;

namespace Foreplan.Bench.Hostile;

/// <summary>How long <c>check</c> takes for each hostile document, and how much memory, in this process and as one of its own.</summary>
internal static class HostileBench
{
    public static int Run(string root)
    {
        Console.Out.WriteLine($"{"document",-45}{"KB",8}{"ms",8}{"CPU ms",8}{"allocated MB",14}{"process ms",12}{"peak MB",9}  found");
        var temp = Directory.CreateTempSubdirectory("foreplan-bench-").FullName;
        var tool = Directory.EnumerateFiles(Path.Combine(root, "artifacts", "bin", "Foreplan.Cli"), "foreplan.dll", SearchOption.AllDirectories).OrderByDescending(File.GetLastWriteTimeUtc).FirstOrDefault();
        var isOver = false;
        // What is measured is the program as it runs, not the compiler of its first seconds.
        for (var round = 0; round < 30; round++)
        {
            Judge(HostilePlans.Make("right to left").Content);
        }

        foreach (var name in HostilePlans.Names)
        {
            var plan = HostilePlans.Make(name);
            Judge(plan.Content);
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            var used = Environment.CpuUsage.TotalTime;
            var found = Judge(plan.Content);
            used = Environment.CpuUsage.TotalTime - used;
            var took = watch.Elapsed;
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            isOver |= used > TimeSpan.FromSeconds(1);
            var (process, peak) = tool is null ? (TimeSpan.Zero, 0L) : AsProcess(tool, temp, plan.Content);
            var ids = string.Join(' ', found.Diagnostics.GroupBy(one => one.Id).Select(group => group.Count() == 1 ? group.Key : $"{group.Key}×{group.Count()}").Take(12));
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-45}{plan.Content.Length / 1000,8}{took.TotalMilliseconds,8:F0}{used.TotalMilliseconds,8:F0}{allocated / 1_000_000,14}{process.TotalMilliseconds,12:F0}{peak / 1_000_000,9}  {ids}"));
        }

        Directory.Delete(temp, recursive: true);
        return isOver ? 1 : 0;
    }

    /// <summary>Judges a document outside of a repository.</summary>
    public static CheckedDocument Judge(byte[] content) => DocumentCheck.Run(SourceText.Decode("plan.md", content), null, null, null, new());

    private static (TimeSpan Took, long Peak) AsProcess(string tool, string folder, byte[] content)
    {
        var file = Path.Combine(folder, "plan.md");
        File.WriteAllBytes(file, content);
        var start = new ProcessStartInfo("dotnet", [tool, "check", file, "--json"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(15))
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // It ended in between.
            }
        }

        Task.WaitAll(error, output);
        return process.ExitCode is 0 or 1 ? (watch.Elapsed, peak) : throw new InvalidOperationException($"check ended with {process.ExitCode}: {error.Result}");
    }
}
