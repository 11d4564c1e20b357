namespace Foreplan.Challenges;

/// <summary>A point that a challenger made.</summary>
/// <param name="Kind">comment, replace, delete, insert or question.</param>
/// <param name="Quote">The words of the plan that it is about; null for the whole.</param>
/// <param name="Text">What it says.</param>
public sealed record ChallengePoint(string Kind, string? Quote, string Text);
