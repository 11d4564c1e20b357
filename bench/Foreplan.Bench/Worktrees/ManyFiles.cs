using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Foreplan.Bench.Worktrees;

/// <summary>A repository of many small source files, made without ever writing them to the disk.</summary>
internal static class ManyFiles
{
    public static void Make(string root, int files)
    {
        Directory.CreateDirectory(root);
        WorktreeBench.Git(root, "init", "-q", "--initial-branch=main");
        WorktreeBench.Git(root, "config", "user.name", "Bench");
        WorktreeBench.Git(root, "config", "user.email", "bench@localhost");
        using var import = Process.Start(new ProcessStartInfo("git", ["fast-import", "--quiet"]) { WorkingDirectory = root, RedirectStandardInput = true })
            ?? throw new InvalidOperationException("git did not start.");
        using (var stream = import.StandardInput.BaseStream)
        {
            Write(stream, files);
        }

        import.WaitForExit();
        WorktreeBench.Git(root, "reset", "-q", "--hard", "main");
    }

    private static void Write(Stream stream, int files)
    {
        void Line(string text) => stream.Write(Encoding.UTF8.GetBytes(text + "\n"));
        Line("commit refs/heads/main\ncommitter Bench <bench@localhost> 1700000000 +0000\ndata 5\nfirst");
        for (var number = 0; number < files; number++)
        {
            var content = Encoding.UTF8.GetBytes(Content(number));
            Line($"M 100644 inline src/part{number / 250}/group{number / 25 % 10}/File{number}.cs\ndata {content.Length.ToString(CultureInfo.InvariantCulture)}");
            stream.Write(content);
            Line("");
        }
    }

    // Between 1 and 9 KB, as sources are.
    private static string Content(int number)
    {
        var text = new StringBuilder($"namespace Shop.Part{number / 250};\n\n");
        for (var line = 0; line < 20 + (number * 7919 % 160); line++)
        {
            text.Append("    private int value").Append(line).Append(" = Compute(").Append((number * 31) + (line * 17)).Append(", \"").Append(number).Append("\");\n");
        }

        return text.ToString();
    }
}
