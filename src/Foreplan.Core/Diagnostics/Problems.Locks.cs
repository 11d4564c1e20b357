namespace Foreplan.Diagnostics;

public static partial class Problems
{
    private const string LockAgain = "Look at what changed, then approve again: foreplan lock.";

    internal static Diagnostic LockNotReadable(string file, int? line, string why) =>
        Error("PL501", $"The lock cannot be read: {why}.", "Approve again: foreplan lock.").At(file, line);

    internal static Diagnostic LockOfAnotherVersion(string file, int version) =>
        Error("PL502", $"The lock is of format {version}, and this program reads format 1.", "Use a newer Foreplan, or approve again: foreplan lock.").At(file, null);

    internal static Diagnostic LockEdited() =>
        Error("PL503", "The lock was edited after it was approved: its id does not fit what it holds.", LockAgain).At("plan.lock.json", null);

    internal static Diagnostic LockedPlanMissing(string file) =>
        Error("PL504", "The approved plan is gone.", "Bring it back, or plan and approve again.").At(file, null);

    internal static Diagnostic LockedPlanChanged(string file, bool outsidePhases) =>
        Error("PL505", outsidePhases ? "The plan was changed outside of its phases after it was approved." : "The plan was changed after it was approved.", LockAgain).At(file, null);

    internal static Diagnostic LockedPhaseChanged(string file, int line, int phase) =>
        Error("PL506", $"Phase {phase} was changed after it was approved.", LockAgain).At(file, line);

    internal static Diagnostic LockedPhaseGone(string file, int phase) =>
        Error("PL507", $"Phase {phase} was approved and is gone.", LockAgain).At(file, null);

    internal static Diagnostic PhaseNotLocked(string file, int line, int phase) =>
        Error("PL508", $"Phase {phase} was added after the plan was approved.", LockAgain).At(file, line);

    internal static Diagnostic LockedSpecChanged(string file, string how) =>
        Error("PL509", $"The spec {how} after the plan was approved.", LockAgain).At(file, null);

    internal static Diagnostic LockedRolesChanged(bool added) =>
        Error("PL510", $"The roles block of AGENTS.md was {(added ? "added" : "changed or removed")} after the plan was approved.", LockAgain).At("AGENTS.md", null);

    internal static Diagnostic LockedSettingsChanged(string how) =>
        Error("PL511", $"foreplan.json {how} after the plan was approved.", LockAgain).At("foreplan.json", null);

    internal static Diagnostic LockNotSigned() =>
        Error("PL512", "foreplan.json demands a signed approval, and this one is not signed.", "This version signs nothing yet: take `requireSignature` out of foreplan.json, then: foreplan lock.").At("plan.lock.json", null);

    internal static Diagnostic SignatureNotChecked() =>
        Error("PL513", "The lock carries a signature, and this version can check none.", "Approve again: foreplan lock.").At("plan.lock.json", null);
}
