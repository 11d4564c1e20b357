using Foreplan.Plans;
using Foreplan.Roles;
using Foreplan.Text;

namespace Foreplan.Locks;

public sealed partial record Approval
{
    /// <summary>The approval of a plan as it stands.</summary>
    /// <param name="subject">What is approved, by whom and on what terms.</param>
    /// <exception cref="ForeplanException">A role has no model.</exception>
    public static Approval Create(ApprovalSubject subject)
    {
        var plan = subject.Plan;
        var approval = new Approval
        {
            Plan = new(NameOf(plan.Source), plan.Source.Sha256),
            Spec = subject.Spec is { } spec ? new(NameOf(spec.Source), spec.Source.Sha256) : null,
            Base = subject.Base,
            Phases = [.. plan.Phases.Select(phase => new LockedPhase(phase.Id, TextHash.Of(phase.Text)))],
            Files = FilesOf(subject),
            Commands = CommandsOf(plan),
            Roles = RolesOf(subject.Roles),
            BudgetUsd = subject.BudgetUsd,
            Policy = new(subject.Sandbox, plan.Network.ToString().ToLowerInvariant()) { Tier = subject.Tier },
            Settings = LockHashes.OfSettings(subject.ForeplanJson) is { } settings ? new(settings) : null,
            RolesBlock = LockHashes.OfRoles(subject.Roles) is { } block ? new(block) : null,
            ApprovedBy = new(subject.By?.Name ?? "", subject.By?.Email ?? ""),
            ApprovedAt = subject.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
            ApprovedVia = subject.Via,
            Id = "",
        };
        return approval with { Id = approval.ComputeId() };
    }

    private static string NameOf(SourceText source) => source.Path[(source.Path.Replace('\\', '/').LastIndexOf('/') + 1)..];

    private static SortedDictionary<string, string?> FilesOf(ApprovalSubject subject)
    {
        SortedDictionary<string, string?> files = new(StringComparer.Ordinal);
        foreach (var file in subject.Plan.Phases.SelectMany(phase => phase.Files))
        {
            if (!file.IsGlob || subject.Tree.Exists(file.Path))
            {
                files[file.Path] = subject.Tree.BlobId(file.Path);
            }
            else if (Glob.TryParse(file.Path, out var glob, out _))
            {
                foreach (var path in subject.Tree.Paths.Where(glob.IsMatch))
                {
                    files[path] = subject.Tree.BlobId(path);
                }
            }

            if (file.From is { } from)
            {
                files[from] = subject.Tree.BlobId(from);
            }
        }

        return files;
    }

    private static List<IReadOnlyList<string>> CommandsOf(Plan plan) =>
        [.. plan.Phases.SelectMany(phase => phase.Gates).Concat(plan.DoneWhen)
            .Where(gate => gate.Words.Count > 0)
            .Select(gate => gate.Words)
            .DistinctBy(words => string.Join('\0', words), StringComparer.Ordinal)];

    private static LockedRoles RolesOf(RoleTable roles) => new()
    {
        Planner = ModelOf(roles.Planner),
        Executor = ModelOf(roles.Executor),
        Reviewer = ModelOf(roles.Reviewer),
        EscalateTo = roles.Executor.EscalateTo?.ToString(),
    };

    private static string ModelOf(Role role) => role.Model?.ToString()
        ?? throw new ForeplanException($"No model is named for the {role.Name.ToString().ToLowerInvariant()}.", "Name it in AGENTS.md (foreplan init), or on the command line.");
}
