namespace Foreplan.Tools;

/// <summary>A change of one file.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Before">The bytes before; null when the file is not there.</param>
/// <param name="After">The bytes after; null when it is to be deleted.</param>
public sealed record FileEdit(string Path, byte[]? Before, byte[]? After);
