using Foreplan.Plans.Dialects;

namespace Foreplan.Plans;

/// <summary>A plan that was imported.</summary>
/// <param name="Folder">The folder that was made for it.</param>
/// <param name="Read">What was read.</param>
/// <param name="Documents">The documents that were written, originals included.</param>
/// <param name="Earlier">The plan that was made of the same texts before; null when there is none.</param>
public sealed record ImportedPlan(IPlanFolder Folder, DialectPlan Read, IReadOnlyList<string> Documents, IPlanFolder? Earlier);
