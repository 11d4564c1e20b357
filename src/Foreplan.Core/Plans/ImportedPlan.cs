using Foreplan.Plans.Dialects;

namespace Foreplan.Plans;

/// <summary>A plan that was imported.</summary>
/// <param name="Folder">The folder that was made for it.</param>
/// <param name="Read">What was read.</param>
/// <param name="Documents">The documents that were written, originals included.</param>
public sealed record ImportedPlan(IPlanFolder Folder, DialectPlan Read, IReadOnlyList<string> Documents);
