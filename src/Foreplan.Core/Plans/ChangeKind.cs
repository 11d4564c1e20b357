namespace Foreplan.Plans;

/// <summary>What a phase does with a file.</summary>
public enum ChangeKind
{
    /// <summary>The file must exist; a glob is allowed.</summary>
    Edit,

    /// <summary>The file must not exist at the base commit.</summary>
    New,

    /// <summary>The file must exist and is gone afterwards.</summary>
    Delete,

    /// <summary>The file comes from <see cref="FileChange.From"/>.</summary>
    Rename,
}
