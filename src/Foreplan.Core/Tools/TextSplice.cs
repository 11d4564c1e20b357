namespace Foreplan.Tools;

/// <summary>A replacement in a text with LF line ends.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Text">What stands there afterwards.</param>
internal sealed record TextSplice(int Start, int End, string Text);
