namespace Foreplan.Plans.Dialects.Drafts;

// The bullets below a phase's intent.
internal static class PhaseFieldLines
{
    public static IEnumerable<DraftLine> Of(DraftPhase phase)
    {
        if (phase.Group is { } group)
        {
            yield return new($"- **Part of**: {group}");
        }

        if (phase.Requirements.Count > 0)
        {
            yield return new($"- **Requirements**: {string.Join(", ", phase.Requirements.Distinct(StringComparer.Ordinal))}");
        }

        if (phase.Depends.Count > 0)
        {
            yield return new($"- **Depends on**: {string.Join(", ", phase.Depends)}");
        }

        if (phase.Complexity is { } complexity)
        {
            yield return complexity.With($"- **Complexity**: {complexity.Text}");
        }

        if (phase.Status is { } status)
        {
            yield return status.With($"- **Status**: {status.Text}");
        }

        if (phase.Model is { } model)
        {
            yield return model.With($"- **Model**: {model.Text}");
        }

        foreach (var line in Listed("Files", phase.Files).Concat(Listed("Read", phase.Read)))
        {
            yield return line;
        }
    }

    private static IEnumerable<DraftLine> Listed(string name, List<DraftLine> entries) =>
        entries.Count == 0 ? [] : entries.Select(entry => entry.With($"  - {entry.Text}")).Prepend(entries[0].With($"- **{name}**:"));
}
