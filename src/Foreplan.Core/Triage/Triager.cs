using Foreplan.Checks;
using Foreplan.Text;
using Foreplan.Triage.Rules;

namespace Foreplan.Triage;

/// <summary>Says how much process a task needs: direct, plan, or plan + review, by rules and without a model. What no rule knows is planned.</summary>
public static class Triager
{
    // Those that can ask for plan + review.
    private static readonly ITriageRule[] Risks = [new UnsureRule(), new ArchitecturesRule(), new SecurityRule(), new DataRule(), new BreakingRule()];

    private static readonly ITriageRule[] Rules =
    [
        .. Risks,
        new AuthenticationRule(), new ContractRule(), new DependentsRule(), new SectionsRule(), new ThreeFilesRule(), new ComponentsRule(),
        new DocumentationRule(), new FunctionRule(), new BugRule(), new RefactoringRule(), new FewLinesRule(),
    ];

    /// <summary>Judges a task by its words and the repository.</summary>
    /// <param name="task">What is wanted, in a person's words.</param>
    /// <param name="tree">The repository's files, to see who refers to what; null (the default) when there are none.</param>
    /// <param name="wish">The words in which doubt and alternatives are looked for, such as a spec's title: its requirements speak of the product. Null (the default) for all of the task's.</param>
    public static TriageResult Of(string task, ITree? tree = null, string? wish = null) => Judge(new(task, tree, null, wish));

    /// <summary>Judges work already done.</summary>
    /// <param name="changes">The changed files.</param>
    /// <param name="tree">The repository's files; null (the default) when there are none.</param>
    /// <param name="task">What was wanted; empty (the default) when nobody said.</param>
    public static TriageResult OfChanges(IReadOnlyList<TriageChange> changes, ITree? tree = null, string task = "") => Judge(new(task, tree, changes));

    /// <summary>The first reason for plan + review, without the rest of the verdict; null when there is none.</summary>
    internal static TriageReason? Risk(TriageSubject subject) =>
        Risks.SelectMany(rule => rule.Find(subject)).FirstOrDefault(reason => reason.Level == TriageLevel.PlanAndReview);

    private static TriageResult Judge(TriageSubject subject)
    {
        var found = Rules.SelectMany(rule => rule.Find(subject)).DistinctBy(reason => $"{reason.Rule}\n{reason.Text}").ToList();
        var weighty = found.Where(reason => reason.Level != TriageLevel.Direct).ByNumber(reason => -(int)reason.Level).ToList();
        // Words on a screen beside real work do not make the work small.
        var direct = subject.Task.Parts.Count > 0 && !subject.IsDone ? found.Where(reason => reason.Rule != "documentation").ToList() : found;
        IReadOnlyList<TriageReason> reasons = (weighty.Count, direct.Count) switch
        {
            ( > 0, _) => weighty,
            (0, > 0) => [.. found.ByNumber(reason => reason.Rule == "documentation" ? 1 : 0)],
            _ => [Unknown(subject)],
        };
        var level = reasons.Max(reason => reason.Level);
        return new() { Level = level, Reasons = reasons, Advice = [.. Advisor.Of(subject, level, reasons)] };
    }

    private static TriageReason Unknown(TriageSubject subject) => new("unknown", TriageLevel.Plan, subject switch
    {
        { IsDone: true, AllChanges.Count: 0 } => "Nothing changed.",
        { IsDone: true } => $"{subject.Changes.Sum(change => change.Lines)} lines changed, ten or more, and not in one new function.",
        { Task.Whole.Length: 0 } => "The task says nothing.",
        _ => "Nothing says that it is one function, a clear bug, an obvious refactoring, documentation, or under ten lines.",
    });
}
