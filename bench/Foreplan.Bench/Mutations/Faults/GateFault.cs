namespace Foreplan.Bench.Mutations.Faults;

internal sealed class GateFault : IFault
{
    private static readonly string[] Around =
    [
        "sh: {0} || true", "sh: {0} || :", "sh: {0}; true", "sh: {0}; exit 0", "sh: {0} || exit 0", "sh: {0} || echo failed", "sh: {0} > build.log; exit 0", "sh: ({0}) || true",
        "sh: {0} || true; echo done", "sh: {0} &", "bash -c \"{0} || true\"", "sh: set +e; {0}; true", "sh: {0} || printf failed", "sh: {0}; echo $?", "sh: {0} && true || true", "sh: if {0}; then echo ok; else echo no; fi", "sh: true || {0}", "sh: {0} | head -5 || true",
        "sh: cd . && {0} || true", "sh: {0} 2>/dev/null || /bin/true",
    ];

    private static readonly string[] Instead = ["true", "echo done", "sh: exit 0", "sh: true", "sh: :", "sh: echo built; exit 0", "printf ok", "test 1 = 1", "sh: [ 1 -eq 1 ]", "ls", "sleep 1", "sh: echo \"all tests pass\""];

    // Red for some other reason, but not for what was to be looked at.
    private static readonly string[] Hiding = ["sh: {0} | tail -20", "sh: {0} 2>&1 | tee build.log", "sh: {0} | cat", "git status", "git log -1", "dotnet --version"];

    public string Kind => "gate that cannot fail";

    public Mutant? Plant(Draft plan, Dice dice)
    {
        var gates = plan.Plan.Phases.SelectMany(phase => phase.Gates).Where(gate => gate.Words.Count > 0 && plan.Line(gate.Span.Line).Contains($"`{gate.Text}`", StringComparison.Ordinal)).ToList();
        if (gates.Count == 0)
        {
            return null;
        }

        var gate = dice.Pick(gates);
        var isHiding = dice.Chance(20);
        var command = string.Format(System.Globalization.CultureInfo.InvariantCulture, dice.Pick(isHiding ? Hiding : dice.Chance(60) ? Around : Instead), gate.Text);
        return plan.Reworded(Kind, gate.Span.Line, $"- `{command}` → exit 0", isHiding ? "PL413" : "PL412");
    }
}
