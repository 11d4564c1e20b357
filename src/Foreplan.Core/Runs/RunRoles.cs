using Foreplan.Locks;
using Foreplan.Plans;
using Foreplan.Roles;

namespace Foreplan.Runs;

/// <summary>The roles of a run: the models that the lock names, or those chosen for this once, with the limits of AGENTS.md and foreplan.json.</summary>
internal static class RunRoles
{
    public static RoleTable Of(PlanDocuments documents, Approval approval, ModelRef? executor, ModelRef? reviewer)
    {
        var table = documents.Roles;
        var cap = documents.Settings.ContextTokens;
        return table with
        {
            Planner = With(table.Planner, approval.Roles.Planner, null),
            Executor = With(table.Executor, approval.Roles.Executor, executor) with
            {
                EscalateTo = ModelRef.TryParse(approval.Roles.EscalateTo, out var escalation) ? escalation : null,
            },
            Reviewer = With(table.Reviewer, approval.Roles.Reviewer, reviewer),
        };

        Role With(Role role, string? locked, ModelRef? chosen) => role with
        {
            Model = chosen ?? (ModelRef.TryParse(locked, out var model) ? model : role.Model),
            MaximumContext = cap ?? role.MaximumContext,
        };
    }
}
