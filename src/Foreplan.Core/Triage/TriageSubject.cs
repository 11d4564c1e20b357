using Foreplan.Checks;

namespace Foreplan.Triage;

/// <summary>What the rules look at: the task's words, the repository, and what was changed already.</summary>
/// <param name="task">The task's words; empty when there are none.</param>
/// <param name="tree">The repository's files; null outside one.</param>
/// <param name="changes">Work already done; null when there is none.</param>
/// <param name="wish">The words in which a person would say what is not settled; null for all of the task's.</param>
internal sealed class TriageSubject(string task, ITree? tree, IReadOnlyList<TriageChange>? changes, string? wish = null)
{
    private IReadOnlyList<string>? named;

    public TaskText Task { get; } = new(task);

    public TaskText Wish => wish is null ? Task : new(wish);

    /// <summary>What is to be done, part by part: a title beside the requirements that say it at length is no task of its own.</summary>
    public IReadOnlyList<string> Tasks
    {
        get
        {
            var title = wish is null ? [] : Wish.Parts;
            return Task.Parts.Count - title.Count >= title.Count ? [.. Task.Parts.Skip(title.Count)] : title;
        }
    }

    public References? References { get; } = tree is null ? null : new(tree);

    public bool IsDone => changes is not null;

    /// <summary>The changed files that a person writes and a machine runs.</summary>
    public IReadOnlyList<TriageChange> Changes { get; } = [.. (changes ?? []).Where(change => FileKinds.Counts(change.Path))];

    public IReadOnlyList<TriageChange> AllChanges => changes ?? [];

    /// <summary>What the task names by path, documents left out, or what was changed.</summary>
    public IReadOnlyList<string> Files => IsDone
        ? [.. Changes.Select(change => change.Path)]
        : named ??= [.. (References?.Paths(Task.Code) ?? []).Where(FileKinds.Counts)];

    /// <summary>The changed lines, as they were and as they are, tests left out.</summary>
    public IEnumerable<string> ChangedLines => Changes.Where(change => !FileKinds.IsTest(change.Path)).SelectMany(change => change.Added.Concat(change.Removed));
}
