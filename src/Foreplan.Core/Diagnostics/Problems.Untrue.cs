namespace Foreplan.Diagnostics;

public static partial class Problems
{
    internal static Diagnostic FileMissing(string path, string verb, IReadOnlyList<string> nearest) =>
        Error("PL201", $"`{path}` is to be {verb}, but there is no such file.", Meant(nearest) ?? "Correct the path, or mark it (new).");

    internal static Diagnostic FileExists(string path) =>
        Error("PL202", $"`{path}` is to be new, but it exists already.", "Mark it (edit), or choose another name.");

    internal static Diagnostic GlobMatchesNothing(string glob) =>
        Error("PL203", $"`{glob}` matches no file.", "Correct the pattern, or name the files.");

    internal static Diagnostic PathIsLink(string path) =>
        Error("PL205", $"`{path}` is a symbolic link, or lies behind one; it cannot be written.", "Name the file that the link points to.");

    internal static Diagnostic PathIsFolder(string path) =>
        Error("PL206", $"`{path}` is a folder, not a file.", $"Name its files, or write `{path.TrimEnd('/')}/**` (edit).");

    internal static Diagnostic ExcerptDiffers(string place, string difference) =>
        Error("PL210", $"The excerpt is not what stands in {place}: {difference}.", "Read the file again and quote it as it is; write a fence without lines for text that the phase shall leave.");

    internal static Diagnostic ExcerptWithoutFile(string path, IReadOnlyList<string> nearest) =>
        Error("PL211", $"The excerpt is of `{path}`, but there is no such file at the base commit.", Meant(nearest) ?? "Correct the path; write a fence without lines for text that the phase shall leave.");

    internal static Diagnostic ExcerptMoved(string place, int from, int to) =>
        Note("PL212", $"The excerpt of {place} stands at lines {from}-{to} now and is read from there.", "Correct the lines in the plan, or leave it.");

    internal static Diagnostic ExcerptAmbiguous(string place, int times) =>
        Error("PL213", $"The excerpt is not at {place}, but at {times} other places of the file.", "Correct the lines, or quote more.");

    internal static Diagnostic LinesMissing(string place, int lines) =>
        Error("PL215", $"{place} is not there: the file has {lines} lines.", "Correct the lines.");

    internal static Diagnostic ReadFileMissing(string path, IReadOnlyList<string> nearest) =>
        Error("PL216", $"`{path}` is to be read, but there is no such file.", Meant(nearest) ?? "Correct the path.");

    internal static Diagnostic ProgramMissing(string program) =>
        Error("PL220", $"The program `{program}` is not on this machine.", "Install it, or verify with a program that is here.");

    internal static Diagnostic AssignmentIsNoProgram(string word) =>
        Error("PL221", $"A command starts with a program, but `{word}` sets a variable.", $"Write env {word} PROGRAM, or start the line with sh: for a shell.");

    internal static Diagnostic ScriptMissing(string script, string manifest, IReadOnlyList<string> nearest) =>
        Error("PL222", $"`{manifest}` has no script `{script}`.", Meant(nearest) ?? "Use a script that is there, or have a step of the plan add it.");

    internal static Diagnostic CommandFileMissing(string path, IReadOnlyList<string> nearest) =>
        Error("PL223", $"The command names `{path}`, which is not there and which no phase creates before.", Meant(nearest) ?? "Correct the path, or add the file to a phase's Files as (new).");

    internal static Diagnostic TargetMissing(string target, string makefile, IReadOnlyList<string> nearest) =>
        Error("PL224", $"`{makefile}` has no target `{target}`.", Meant(nearest) ?? "Use a target that is there, or have a step of the plan add it.");

    internal static Diagnostic ManifestMissing(string program, string manifest, string folder) =>
        Error("PL225", $"`{program}` needs {manifest}, and there is none in {(folder.Length == 0 ? "the repository's root" : $"`{folder}`")}.", "Start the line with in DIR: for another folder, or name the project.");

    internal static Diagnostic FolderMissing(string folder) =>
        Error("PL226", $"The command is to run in `{folder}`, but there is no such folder.", "Correct the folder.");

    private static string? Meant(IReadOnlyList<string> nearest) =>
        nearest.Count == 0 ? null : $"Nearest: {string.Join(", ", nearest.Select(path => $"`{path}`"))}.";
}
