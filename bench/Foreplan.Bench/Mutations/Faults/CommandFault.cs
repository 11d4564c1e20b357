using Foreplan.Plans;

namespace Foreplan.Bench.Mutations.Faults;

internal sealed class CommandFault : IFault
{
    private static readonly string[] AnyOf = ["PL220", "PL221", "PL222", "PL223", "PL224", "PL225", "PL226"];

    public string Kind => "command";

    public Mutant? Plant(Draft plan, Dice dice)
    {
        var gates = plan.Plan.Phases.SelectMany(phase => phase.Gates).Concat(plan.Plan.DoneWhen).Where(gate => gate.Words.Count > 1).ToList();
        if (gates.Count == 0)
        {
            return null;
        }

        var gate = dice.Pick(gates);
        var named = gate.Words.Skip(1).FirstOrDefault(word => word.Contains('/', StringComparison.Ordinal) || word.EndsWith(".slnx", StringComparison.Ordinal));
        return dice.Next(7) switch
        {
            0 => Instead(plan, gate, Slip.Of(gate.Words[0], dice) + string.Concat(gate.Words.Skip(1).Select(word => " " + word)), "PL220"),
            1 or 2 or 3 when named is not null => Renamed(plan, gate, named, dice),
            4 => Instead(plan, gate, dice.Pick(["npm run verify", "make verify", "cargo test", "mvn -q test", "pytest tests/test_change.py", "go test ./change", "ruff check", "bash eng/verify.sh", "node scripts/verify.js", "just verify", "composer test"]), AnyOf),
            5 => Instead(plan, gate, "CI=1 " + string.Join(' ', gate.Words), "PL221"),
            6 => Instead(plan, gate, $"in {dice.Pick(["web", "frontend", "src/Foreplan.Server", "client"])}: {string.Join(' ', gate.Words)}", "PL226"),
            _ => null,
        };
    }

    private Mutant? Renamed(Draft plan, Gate gate, string named, Dice dice)
    {
        var wrong = Slip.Of(named, dice);
        return plan.IsFree(wrong) && !plan.Tree.Paths.Any(path => path.StartsWith(wrong + "/", StringComparison.Ordinal)) ? plan.Replaced(Kind, gate.Span.Line, named, wrong, "PL223", "PL225") : null;
    }

    private Mutant? Instead(Draft plan, Gate gate, string command, params string[] rules) =>
        plan.Line(gate.Span.Line).Split('`') is [var before, _, ..] ? plan.Reworded(Kind, gate.Span.Line, $"{before}`{command}` → exit 0", rules) : null;
}
