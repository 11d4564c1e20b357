using Foreplan.Plans;

namespace Foreplan.Bench.Mutations.Faults;

internal sealed class PathFault : IFault
{
    // What a model remembers of some other repository.
    private static readonly string[] Invented = ["session/store.js", "core/SessionCache.cs", "utils/date_helpers.py", "internal/queue/worker.go", "lib/http/RetryPolicy.cs", "services/userService.ts"];

    public string Kind => "path";

    public Mutant? Plant(Draft plan, Dice dice)
    {
        var files = plan.Plan.Phases.SelectMany(phase => phase.Files).Where(file => !file.IsGlob).ToList();
        var there = files.Where(file => file.Kind is ChangeKind.Edit or ChangeKind.Delete).ToList();
        var read = plan.Plan.Phases.SelectMany(phase => phase.Read).ToList();
        var quoted = plan.Plan.Phases.SelectMany(phase => phase.Excerpts).Where(excerpt => !excerpt.IsRequiredText).ToList();
        var pointed = plan.Plan.Mentions.Where(range => range.From is not null && plan.Tree.Exists(range.Path)).ToList();
        var steps = plan.Plan.Phases.SelectMany(phase => phase.Steps).Where(step => there.Exists(file => step.Text.Contains($"In `{file.Path}`", StringComparison.Ordinal))).ToList();
        switch (dice.Next(9))
        {
            case 0 or 1 when there.Count > 0:
                var file = dice.Pick(there);
                return Wrong(plan, dice, file.Path, file.Span.Line, "PL201");
            case 2 when there.Count > 0:
                var edited = dice.Pick(there);
                return plan.Replaced(Kind, edited.Span.Line, edited.Kind == ChangeKind.Edit ? "(edit)" : "(delete)", "(new)", "PL202");
            case 3 when files.Exists(file => file.Kind == ChangeKind.New):
                return plan.Replaced(Kind, dice.Pick(files.Where(file => file.Kind == ChangeKind.New).ToList()).Span.Line, "(new)", "(edit)", "PL201");
            case 4 when read.Count > 0:
                var range = dice.Pick(read);
                return plan.Tree.Exists(range.Path) ? Wrong(plan, dice, range.Path, range.Span.Line, "PL216") : null;
            case 5 when quoted.Count > 0:
                var excerpt = dice.Pick(quoted);
                return Wrong(plan, dice, excerpt.Path, excerpt.Span.Line, "PL211");
            case 6 when pointed.Count > 0:
                var mention = dice.Pick(pointed);
                return Wrong(plan, dice, mention.Path, mention.Span.Line, "PL216", "PL211");
            case 7 when steps.Count > 0:
                var step = dice.Pick(steps);
                return Wrong(plan, dice, there.First(file => step.Text.Contains($"In `{file.Path}`", StringComparison.Ordinal)).Path, step.Span.Line, "PL219", "PL426", "PL427");
            case 8 when plan.Plan.Context is [.., var told]:
                var invented = dice.Pick(Invented);
                return plan.IsFree(invented) && !plan.Tree.Paths.Any(other => other.EndsWith("/" + invented, StringComparison.Ordinal))
                    ? plan.Reworded(Kind, told.Span.EndLine, $"{plan.Line(told.Span.EndLine)}\n- What it keeps is read in `{invented}`.", "PL219")
                    : null;
            default:
                return null;
        }
    }

    private Mutant? Wrong(Draft plan, Dice dice, string path, int line, params string[] rules)
    {
        var wrong = Slip.OfPath(path, dice);
        return wrong != path && plan.IsFree(wrong) && !plan.Tree.Paths.Any(other => other.EndsWith("/" + wrong, StringComparison.Ordinal)) ? plan.Replaced(Kind, line, path, wrong, rules) : null;
    }
}
