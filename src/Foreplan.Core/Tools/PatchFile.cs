namespace Foreplan.Tools;

/// <summary>What a patch does with one file.</summary>
internal sealed record PatchFile
{
    /// <summary>The path as the patch writes it.</summary>
    internal required string Path { get; init; }

    /// <summary>Add, delete or update.</summary>
    internal required PatchKind Kind { get; init; }

    /// <summary>The new path; null when it stays.</summary>
    internal string? MoveTo { get; init; }

    /// <summary>The changes of an update, in order; the one hunk of an added file holds its lines.</summary>
    internal List<PatchHunk> Hunks { get; init; } = [];
}
