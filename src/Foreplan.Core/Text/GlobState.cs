namespace Foreplan.Text;

/// <summary>One step of a pattern: what it takes, or where it goes without taking a character.</summary>
/// <param name="Takes">The character that it takes; null for a fork, which takes none.</param>
/// <param name="Next">The step behind it.</param>
/// <param name="Other">The fork's other way; -1 without one.</param>
internal readonly record struct GlobState(Func<char, bool>? Takes, int Next, int Other = -1);
