namespace Foreplan.Tools;

/// <summary>What a patch does with a file.</summary>
internal enum PatchKind
{
    Update,
    Add,
    Delete,
}
