namespace Foreplan.Workspace.Git;

/// <summary>A repository, and what of it a call may see: its git directory is always named, never discovered.</summary>
internal sealed record GitSide(GitProgram Program, string GitDir)
{
    public string? WorkTree { get; init; }

    /// <summary>The id that stands for no object, as long as this repository's ids are.</summary>
    public string NoObject { get; init; } = "0000000000000000000000000000000000000000";

    public string? Index { get; init; }

    /// <summary>Where new objects go, when not into the git directory's own.</summary>
    public string? Objects { get; init; }

    public IReadOnlyList<string> Settings { get; init; } = [];

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public GitAnswer Try(IReadOnlyList<string> arguments, byte[]? input = null) => Program.Run(Call(arguments, input));

    public GitAnswer Run(IReadOnlyList<string> arguments, byte[]? input = null)
    {
        var call = Call(arguments, input);
        var answer = Program.Run(call);
        return answer.IsOk ? answer : throw GitProgram.Failed(call, answer);
    }

    public GitCall Call(IReadOnlyList<string> arguments, byte[]? input = null)
    {
        Dictionary<string, string> variables = new(Variables) { ["GIT_DIR"] = GitDir };
        Add(variables, "GIT_WORK_TREE", WorkTree);
        Add(variables, "GIT_INDEX_FILE", Index);
        Add(variables, "GIT_OBJECT_DIRECTORY", Objects);
        return new GitCall { Arguments = arguments, Folder = WorkTree ?? GitDir, Input = input, Variables = variables, Settings = Settings };
    }

    private static void Add(Dictionary<string, string> variables, string name, string? value)
    {
        if (value is not null)
        {
            variables[name] = value;
        }
    }
}
