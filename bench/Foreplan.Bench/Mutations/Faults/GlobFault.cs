namespace Foreplan.Bench.Mutations.Faults;

internal sealed class GlobFault : IFault
{
    public string Kind => "glob";

    public Mutant? Plant(Draft plan, Dice dice)
    {
        var globs = plan.Plan.Phases.SelectMany(phase => phase.Files).Where(file => file.IsGlob).ToList();
        if (globs.Count == 0)
        {
            return null;
        }

        var glob = dice.Pick(globs);
        var (folder, name) = (glob.Path[..glob.Path.LastIndexOf('/')], glob.Path[(glob.Path.LastIndexOf('/') + 1)..]);
        var wrong = dice.Next(5) switch
        {
            0 => $"{Slip.Of(folder, dice)}/{name}",
            1 => $"{folder}/{name}x",
            2 => $"{folder}/nothing*{name.TrimStart('*')}",
            3 => $"{folder}/*.tsx",
            _ => $"{folder}/none/**/{name}",
        };
        return plan.Tree.Paths.Any(path => path.StartsWith(wrong[..wrong.LastIndexOf('/')] + "/", StringComparison.Ordinal)) && wrong.EndsWith("/*.cs", StringComparison.Ordinal) ? null : plan.Replaced(Kind, glob.Span.Line, glob.Path, wrong, "PL203");
    }
}
