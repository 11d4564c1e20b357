namespace Foreplan.Plans.Dialects.Lines;

// What a task box says: `[x]`, Kiro's and conductor's `[-]` and `[~]` for work under way, and `[ ]*` for what may be left out.
internal readonly record struct BoxState(bool IsDone, bool IsStarted, bool IsOptional)
{
    // Our boxes know only done and not: the rest is words.
    public string Remark => (IsStarted ? " (in progress)" : "") + (IsOptional ? " (optional)" : "");
}
