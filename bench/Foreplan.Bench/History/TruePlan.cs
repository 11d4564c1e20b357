using Foreplan.Checks;

namespace Foreplan.Bench.History;

/// <summary>A plan of which everything is true, with the spec and the files that it is true of.</summary>
/// <param name="Name">Where it comes from: a commit, or the sample.</param>
/// <param name="Text">The plan.</param>
/// <param name="Spec">Its spec.</param>
/// <param name="Tree">The files before the change.</param>
internal sealed record TruePlan(string Name, string Text, string Spec, ITree Tree);
