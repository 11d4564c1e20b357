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
    /// <param name="named">The plan; null for every plan that is locked or built, closed ones left out.</param>
    /// <param name="requireSignature">Whether a lock must be signed.</param>
    public static Reply Of(Workflow workflow, string? named, bool requireSignature)
    {
        var asked = named is null ? workflow.LockedOrBuilt() : [workflow.Shelf.Find(named)];
        return asked.Count switch
        {
            0 => new(Outcome.Done) { Message = "No plan is locked, and none is built: there is nothing to verify.", Fields = new() { ["locks"] = new JsonArray() } },
            1 => One(workflow, asked[0], requireSignature),
            _ => All([.. asked.Select(folder => (folder.Name, One(workflow, folder, requireSignature)))]),
        };
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
        var found = workflow.VerifyLock(folder);
        var broken = found.Where(one => one.Severity == Severity.Error).ToList();
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
            Next = holds ? "" : broken.Count == 0 ? "This version signs nothing yet: verify without --require-signature." : $"Approve what is there: foreplan lock {folder.Handle}",
            Diagnostics = found,
            Fields = new() { ["plan"] = folder.Name, ["path"] = folder.Path, ["holds"] = broken.Count == 0, ["signed"] = isSigned, ["id"] = approval?.Id, ["approvedBy"] = approval?.ApprovedBy.Name },
            Show = page => page.Found(found),
        };
    }
}
