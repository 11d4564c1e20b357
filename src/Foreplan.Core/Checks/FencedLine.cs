namespace Foreplan.Checks;

/// <summary>A line inside of a fence.</summary>
/// <param name="Text">The line as written.</param>
/// <param name="Line">Its number, from 1.</param>
internal sealed record FencedLine(string Text, int Line);
