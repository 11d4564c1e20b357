using Foreplan.Diagnostics;

namespace Foreplan.Specs;

// What a spec lists, each with an id, and what is wrong with the ids.
internal sealed record NumberedItems(IReadOnlyList<SpecItem> Requirements, IReadOnlyList<SpecItem> Constraints, IReadOnlyList<SpecItem> Criteria, IReadOnlyList<Diagnostic> Problems);
