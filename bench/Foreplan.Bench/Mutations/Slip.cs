namespace Foreplan.Bench.Mutations;

/// <summary>What goes wrong when a name is written from memory.</summary>
internal static class Slip
{
    /// <summary>A name with a slip of the pen.</summary>
    public static string Of(string name, Dice dice)
    {
        var letters = Enumerable.Range(1, Math.Max(0, name.Length - 1)).Where(at => at < name.Length && char.IsAsciiLetter(name[at])).ToList();
        if (letters.Count == 0)
        {
            return name + "x";
        }

        var at = dice.Pick(letters);
        return dice.Next(4) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, $"{name[at]}"),
            2 when at + 1 < name.Length && char.IsAsciiLetter(name[at + 1]) && name[at] != name[at + 1] => $"{name[..at]}{name[at + 1]}{name[at]}{name[(at + 2)..]}",
            _ => $"{name[..at]}{(name[at] is 'e' or 'E' ? 'a' : 'e')}{name[(at + 1)..]}",
        };
    }

    /// <summary>A path with a slip, or in the wrong folder, or with another ending.</summary>
    public static string OfPath(string path, Dice dice)
    {
        var parts = path.Split('/');
        var dot = parts[^1].LastIndexOf('.');
        var (stem, ending) = dot > 0 ? (parts[^1][..dot], parts[^1][dot..]) : (parts[^1], "");
        switch (dice.Next(6))
        {
            case 0 or 1:
                parts[^1] = Of(stem, dice) + ending;
                break;
            case 2 when parts.Length > 1:
                parts[^2] = Of(parts[^2], dice);
                break;
            case 3 when parts.Length > 2:
                parts = [.. parts[..^2], parts[^1]];
                break;
            case 4:
                parts[^1] = stem.EndsWith('s') ? stem[..^1] + ending : stem + "s" + ending;
                break;
            default:
                parts[^1] = stem + (ending == ".cs" ? ".csx" : ending + ".txt");
                break;
        }

        return string.Join('/', parts);
    }
}
