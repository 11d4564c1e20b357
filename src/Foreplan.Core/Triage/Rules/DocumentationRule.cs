namespace Foreplan.Triage.Rules;

/// <summary>Direct: only documents, or words on a screen, change.</summary>
internal sealed class DocumentationRule : ITriageRule
{
    public IEnumerable<TriageReason> Find(TriageSubject subject)
    {
        if (subject.IsDone)
        {
            if (subject.AllChanges.Count > 0 && subject.Changes.Count == 0)
            {
                yield return new("documentation", TriageLevel.Direct, $"Only documents changed: {Shown.Names(subject.AllChanges.Select(change => change.Path))}.");
            }
        }
        else if (subject.Task.Prose.Count > 0)
        {
            yield return new("documentation", TriageLevel.Direct, $"Only documents or words change: \"{Shown.Short(subject.Task.Prose[0])}\".");
        }
    }
}
