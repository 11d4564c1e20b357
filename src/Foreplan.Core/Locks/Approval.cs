using System.Text.Json;
using System.Text.Json.Serialization;

namespace Foreplan.Locks;

/// <summary>A person's approval of a plan: <c>plan.lock.json</c>.</summary>
public sealed partial record Approval
{
    /// <summary>The format's version.</summary>
    public int Foreplan { get; init; } = 1;

    /// <summary>The plan.</summary>
    public required LockedDocument Plan { get; init; }

    /// <summary>The spec; null when the plan has none beside it.</summary>
    public required LockedDocument? Spec { get; init; }

    /// <summary>The full id of the commit that the plan was checked against and the branch starts from.</summary>
    public required string Base { get; init; }

    /// <summary>The phases in order of the text.</summary>
    public required IReadOnlyList<LockedPhase> Phases { get; init; }

    /// <summary>The files in scope with their blob at the base; null where the file is not there.</summary>
    public required IReadOnlyDictionary<string, string?> Files { get; init; }

    /// <summary>The commands that may run, each a list of words, without doubles, in order of the text.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Commands { get; init; }

    /// <summary>The models.</summary>
    public required LockedRoles Roles { get; init; }

    /// <summary>The budget of a run in dollars; null for none.</summary>
    public required decimal? BudgetUsd { get; init; }

    /// <summary>What commands may do.</summary>
    public required LockedPolicy Policy { get; init; }

    /// <summary>The hash of <c>foreplan.json</c>; null when there was none.</summary>
    public LockedHash? Settings { get; init; }

    /// <summary>The hash of the roles block of AGENTS.md; null when there was none.</summary>
    public LockedHash? RolesBlock { get; init; }

    /// <summary>Who approved.</summary>
    public required LockedBy ApprovedBy { get; init; }

    /// <summary>When, as <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    public required string ApprovedAt { get; init; }

    /// <summary><c>terminal</c>, <c>page</c> or <c>script</c>.</summary>
    public required string ApprovedVia { get; init; }

    /// <summary>What <see cref="ComputeId"/> gave when it was approved.</summary>
    public required string Id { get; init; }

    /// <summary>The signature over the id; null when it is not signed.</summary>
    public string? Signature { get; init; }

    /// <summary>Fields that this version does not know; they count for the id.</summary>
    [JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; internal set; }

    /// <summary>The SHA-256, in lower-case hex, of the lock's canonical JSON (RFC 8785) without <c>id</c> and <c>signature</c>.</summary>
    public string ComputeId() => ApprovalJson.IdOf(this);
}
