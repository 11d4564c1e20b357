namespace Foreplan.Workspace.Git;

internal sealed record GitCall
{
    public required IReadOnlyList<string> Arguments { get; init; }

    public required string Folder { get; init; }

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Settings { get; init; } = [];

    public byte[]? Input { get; init; }

    public int? MaxOutput { get; init; }

    /// <summary>No call of ours takes nearly as long; past it something hangs.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Read the person's own configuration too; only for asking it questions.</summary>
    public bool AsThePerson { get; init; }
}
