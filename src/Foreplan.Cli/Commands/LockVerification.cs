using System.Text.Json.Nodes;
using Foreplan.Cli.Output;
using Foreplan.Diagnostics;
using Foreplan.Locks;
using Foreplan.Plans;

namespace Foreplan.Cli.Commands;

/// <summary>CI's question: do the texts hash to what was approved? Nothing is written, and no state of this machine is read.</summary>
internal static class LockVerification
{
    /// <param name="workflow">The flow.</param>
    /// <param name="named">The plan; null for every plan with a lock, or the only plan.</param>
    /// <param name="requireSignature">Whether a lock must be signed.</param>
    public static Reply Of(Workflow workflow, string? named, bool requireSignature)
    {
        var locked = named is null ? workflow.Shelf.All().Where(folder => folder.Read("plan.lock.json") is not null).ToList() : [];
        return locked.Count > 1 ? All([.. locked.Select(folder => (folder.Name, One(workflow, folder, requireSignature)))])
            : One(workflow, locked.Count == 1 ? locked[0] : PlanChoice.Of(workflow, named), requireSignature);
    }

    private static Reply All(IReadOnlyList<(string Name, Reply Reply)> all)
    {
        var broken = all.Where(one => one.Reply.Outcome != Outcome.Done).ToList();
        List<Diagnostic> found = [.. all.SelectMany(one => one.Reply.Diagnostics)];
        return new(broken.Count == 0 ? Outcome.Done : Outcome.Refused)
        {
            Message = broken.Count == 0 ? $"{PageWords.Count(all.Count, "lock")} hold." : $"{PageWords.Count(broken.Count, "lock")} of {all.Count} {(broken.Count == 1 ? "does" : "do")} not hold: {string.Join(", ", broken.Select(one => one.Name))}.",
            Next = broken.Count == 0 ? "" : broken[0].Reply.Next,
            Diagnostics = found,
            Fields = new() { ["locks"] = new JsonArray([.. all.Select(one => (JsonNode)one.Reply.Fields)]) },
            Show = page => page.Found(found),
        };
    }

    private static Reply One(Workflow workflow, IPlanFolder folder, bool requireSignature)
    {
        var broken = workflow.VerifyLock(folder);
        var approval = folder.Read("plan.lock.json") is { } bytes ? ApprovalJson.Read(bytes).Approval : null;
        var isSigned = approval?.Signature is not null;
        var holds = broken.Count == 0 && approval is not null && (isSigned || !requireSignature);
        return new(holds ? Outcome.Done : Outcome.Refused)
        {
            Message = (holds, broken.Count) switch
            {
                (true, _) => $"The lock holds: approved by {approval?.ApprovedBy.Name} on {approval?.ApprovedAt}, {(isSigned ? "signed" : "not signed")}.",
                (false, 0) => "The lock holds, and is not signed.",
                _ => $"The lock of {folder.Name} does not hold.",
            },
            Next = holds ? "" : broken.Count == 0 ? "Sign it, or verify without --require-signature." : $"Approve what is there: foreplan lock {folder.Handle}",
            Diagnostics = broken,
            Fields = new() { ["plan"] = folder.Name, ["path"] = folder.Path, ["holds"] = broken.Count == 0, ["signed"] = isSigned, ["id"] = approval?.Id, ["approvedBy"] = approval?.ApprovedBy.Name },
            Show = page => page.Found(broken),
        };
    }
}
