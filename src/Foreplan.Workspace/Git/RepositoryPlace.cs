namespace Foreplan.Workspace.Git;

/// <summary>Where a repository's parts are, all as full paths.</summary>
internal sealed record RepositoryPlace
{
    // What git writes in the common folder when branches or commits come and go without a file of their own.
    private static readonly string[] Movers = ["packed-refs", "reftable/tables.list", "FETCH_HEAD", "shallow", "objects/pack"];

    public required string Root { get; init; }

    public required string GitDir { get; init; }

    public required string CommonDir { get; init; }

    public required string Objects { get; init; }

    public required string ObjectFormat { get; init; }

    /// <summary>The repository's name, the same from every linked worktree and free of blanks, which build tools trip over.</summary>
    public string Name
    {
        get
        {
            var last = Path.GetFileName(CommonDir);
            var name = last == ".git" ? Path.GetFileName(Path.GetDirectoryName(CommonDir)) : Path.GetFileNameWithoutExtension(last);
            return string.Concat((name ?? "").Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '-')).TrimStart('.', '-');
        }
    }

    /// <summary>HEAD as it is written, the branch it names, and when the packed branches, the last fetch, and the packs of objects were written.</summary>
    public string HeadStamp
    {
        get
        {
            try
            {
                var head = File.ReadAllText(Path.Combine(GitDir, "HEAD")).Trim();
                var branch = head.StartsWith("ref: ", StringComparison.Ordinal) ? Path.Combine(CommonDir, head["ref: ".Length..]) : "";
                return $"{head} {(File.Exists(branch) ? File.ReadAllText(branch).Trim() : "")} {Written(GitDir, "FETCH_HEAD")}{string.Concat(Array.ConvertAll(Movers, file => Written(CommonDir, file)))}";
            }
            catch (Exception moving) when (moving is IOException or UnauthorizedAccessException)
            {
                return moving.Message;
            }
        }
    }

    /// <summary>The commit of HEAD as the files say it; null when only git can tell.</summary>
    public string? HeadCommit
    {
        get
        {
            try
            {
                var head = File.ReadAllText(Path.Combine(GitDir, "HEAD")).Trim();
                var commit = head.StartsWith("ref: refs/heads/", StringComparison.Ordinal) ? File.ReadAllText(Path.Combine(CommonDir, head["ref: ".Length..])).Trim() : head;
                return ObjectName.IsId(commit) ? commit : null;
            }
            catch (Exception packed) when (packed is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    public static RepositoryPlace Find(GitProgram git, string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new ForeplanException($"{folder} is not there any more, or is no folder.", "Go to your repository's folder and run the command there.");
        }

        return PlainPlace.Find(folder) ?? Ask(git, folder);
    }

    /// <summary>The same by git, whatever the layout.</summary>
    internal static RepositoryPlace Ask(GitProgram git, string folder)
    {
        var call = new GitCall
        {
            Folder = Path.GetFullPath(folder),
            Arguments =
            [
                "rev-parse", "--path-format=absolute", "--show-toplevel", "--git-dir", "--git-common-dir", "--git-path", "objects", "--show-object-format",
            ],
        };
        var answer = git.Run(call);
        var lines = answer.Line.Split('\n');
        if (!answer.IsOk || lines.Length != 5)
        {
            throw NotFound(folder, answer, call);
        }

        RefuseStrayRoot(git, lines[0], lines[1]);
        return new RepositoryPlace { Root = lines[0], GitDir = lines[1], CommonDir = lines[2], Objects = lines[3], ObjectFormat = lines[4] };
    }

    /// <summary>A repository's configuration can call any folder its working tree; plans are written into none that does not say so itself.</summary>
    private static void RefuseStrayRoot(GitProgram git, string root, string gitDir)
    {
        if (gitDir == Path.Combine(root, ".git"))
        {
            return;
        }

        var back = git.Run(new GitCall { Folder = root, Arguments = ["rev-parse", "--path-format=absolute", "--git-dir"] });
        if (!back.IsOk || back.Line != gitDir)
        {
            throw new ForeplanException(
                $"{Path.Combine(gitDir, "config")} calls {root} its working tree, which is not of this repository.",
                "Take core.worktree out of it, or go to a folder whose .git leads here.");
        }
    }

    private static ForeplanException NotFound(string folder, GitAnswer answer, GitCall call)
    {
        bool Says(string words) => answer.Error.Contains(words, StringComparison.Ordinal);
        if (Says("not a git repository"))
        {
            return new ForeplanException($"{folder} is in no git repository.", "Run git init here and commit what you have, or go to your repository's folder.");
        }

        return Says("bare repository") || Says("must be run in a work tree")
            ? new ForeplanException($"{folder} is a bare repository or inside a .git folder.", "Go to a working tree of it (git worktree add makes one) and run the command there.")
            : GitProgram.Failed(call, answer);
    }

    private static string Written(string folder, string file) => $" {File.GetLastWriteTimeUtc(Path.Combine(folder, file)).Ticks}";
}
