using Foreplan.Checks;
using Foreplan.Costs;
using Foreplan.Diagnostics;
using Foreplan.Notes;
using Foreplan.Plans;
using Foreplan.Roles;
using Foreplan.Settings;
using Foreplan.Specs;
using Foreplan.Triage;

namespace Foreplan.Locks;

/// <summary>What would be approved: to be shown to the person before anything is written.</summary>
public sealed record LockProposal
{
    /// <summary>The plan's folder.</summary>
    public required IPlanFolder Folder { get; init; }

    /// <summary>The plan as it stands, ids written.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The phases in the order in which they are carried out.</summary>
    public IReadOnlyList<Phase> Order => new PhaseOrder(Plan).Phases;

    /// <summary>The spec; null when the folder has none.</summary>
    public Spec? Spec { get; init; }

    /// <summary>The commit that the plan was checked against.</summary>
    public required string Base { get; init; }

    /// <summary>The roles that the run would use.</summary>
    public required RoleTable Roles { get; init; }

    /// <summary>The budget in dollars; null for none.</summary>
    public decimal? BudgetUsd { get; init; }

    /// <summary>What foreplan.json lets a run do: setup commands, allowed commands, environment, attempts.</summary>
    public required ProjectSettings Settings { get; init; }

    /// <summary>What is asked of the sandbox: full or none.</summary>
    public required string Sandbox { get; init; }

    /// <summary>The tier that works on this machine; null when none does.</summary>
    public string? Tier { get; init; }

    /// <summary>Everything found; an error refuses the lock.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>What the run will cost, as far as it can be said.</summary>
    public Forecast? Forecast { get; init; }

    /// <summary>How much process the plan needs.</summary>
    public required TriageResult Triage { get; init; }

    /// <summary>The hash of foreplan.json as it was when this was shown; null when there was none.</summary>
    internal string? SettingsHash { get; init; }

    /// <summary>True when only a person's answer is missing: open questions or notes, or the challenge that they are to ask for, and no other error.</summary>
    public bool IsWaiting => Errors.Any() && Errors.All(error => error.Id is Problems.QuestionOpenId or Problems.ChallengeMissingId || OpenNotes.IsOne(error));

    /// <summary>The command that comes next: what only the person can answer, what the planner answers, what the person decides; the challenge when all that is done.</summary>
    public string Next => Errors.Any(error => error.Id == Problems.QuestionOpenId) ? $"foreplan answer {Folder.Handle}"
        : OpenNotes.Say([.. Errors.Where(OpenNotes.IsOne)], Folder)?.Next
        ?? $"foreplan {(Errors.Any(error => error.Id == Problems.ChallengeMissingId) ? "challenge" : "lock")} {Folder.Handle}";

    /// <summary>True when nothing refuses the lock.</summary>
    public bool CanLock => !Errors.Any();

    private IEnumerable<Diagnostic> Errors => Diagnostics.Where(found => found.Severity == Severity.Error);
}
