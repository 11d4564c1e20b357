namespace Foreplan.Text;

/// <summary>A secret in a text.</summary>
/// <param name="Start">Where it starts, in UTF-16 units from 0.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Kind">What it is, such as <c>aws</c> or <c>private-key</c>.</param>
public readonly record struct SecretSpan(int Start, int Length, string Kind);
