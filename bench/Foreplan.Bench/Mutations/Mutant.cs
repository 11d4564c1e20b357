namespace Foreplan.Bench.Mutations;

/// <summary>A true plan with one fault planted.</summary>
/// <param name="Kind">The kind of fault.</param>
/// <param name="What">What was done, for a person who examines a miss.</param>
/// <param name="Text">The plan.</param>
/// <param name="Spec">The spec.</param>
/// <param name="Rules">The ids of which one must be found that was not found before.</param>
internal sealed record Mutant(string Kind, string What, string Text, string Spec, IReadOnlyList<string> Rules);
