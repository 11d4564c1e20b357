namespace Foreplan.Web.Rendering;

/// <summary>What became of code that a plan quotes.</summary>
/// <param name="State">same, moved, differs, gone, or leave for text that a phase must leave.</param>
/// <param name="Label">Path and lines.</param>
/// <param name="Says">The state in words.</param>
/// <param name="Path">The file.</param>
/// <param name="From">First line now; null when it is not there.</param>
/// <param name="To">Last line now.</param>
internal sealed record ExcerptState(string State, string Label, string Says, string Path, int? From, int? To);
