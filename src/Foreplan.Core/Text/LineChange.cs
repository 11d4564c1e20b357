namespace Foreplan.Text;

/// <summary>A run of lines that differ between two texts; all other lines are the same.</summary>
/// <param name="OldLine">The first line removed, from 1; where nothing is removed, the line in front of which lines are added.</param>
/// <param name="OldCount">How many lines are removed.</param>
/// <param name="NewLine">The first line added, from 1; where nothing is added, the line in front of which lines are gone.</param>
/// <param name="NewCount">How many lines are added.</param>
public readonly record struct LineChange(int OldLine, int OldCount, int NewLine, int NewCount);
