namespace Foreplan.Checks;

/// <summary>A comment of the plan that lets a finding pass: <c>&lt;!-- foreplan: allow PL140 because … --&gt;</c>.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Reason">Why; empty when none is given.</param>
/// <param name="Line">Where it stands.</param>
/// <param name="From">The first line that it is about.</param>
/// <param name="To">The last line that it is about.</param>
internal sealed record Allowance(string Id, string Reason, int Line, int From, int To)
{
    public bool Covers(int line) => From <= line && line <= To;
}
