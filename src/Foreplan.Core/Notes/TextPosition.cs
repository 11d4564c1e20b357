namespace Foreplan.Notes;

/// <summary>A place between two characters of a text with LF line ends.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 units, from 1; of an end, the one behind the last character.</param>
public readonly record struct TextPosition(int Line, int Column);
