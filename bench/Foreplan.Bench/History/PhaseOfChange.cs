using System.Globalization;
using System.Text;

namespace Foreplan.Bench.History;

/// <summary>The files of a change that lie together, as a phase.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Subject">The folder.</param>
/// <param name="Files">The files.</param>
internal sealed record PhaseOfChange(int Number, string Subject, IReadOnlyList<Change> Files)
{
    private static readonly string[] Words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    public static List<PhaseOfChange> Group(IReadOnlyList<Change> files, int most)
    {
        var groups = files.GroupBy(file => Folder(file.Path)).Select(group => (group.Key, Files: group.ToList())).OrderBy(group => Rank(group.Key)).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        if (groups.Count == 1 && groups[0].Files.Count > 1)
        {
            var (subject, all) = groups[0];
            groups = [(subject, all[..(all.Count / 2)]), (subject, all[(all.Count / 2)..])];
        }

        return [.. groups.Take(most).Select((group, at) => new PhaseOfChange(at + 1, group.Key, group.Files))];
    }

    private static string Word(int count) => count < Words.Length ? Words[count] : count.ToString(CultureInfo.InvariantCulture);

    public static string Count(int count, Dice dice) => dice.Chance(60) ? Word(count) : count.ToString(CultureInfo.InvariantCulture);

    public string Write(FileFacts facts, Dice dice, int count)
    {
        var text = new StringBuilder($"### Phase {Number}: {Subject}\nThe part of the change in `{Subject}` is done.\n\n");
        text.Append($"- **Requirements**: R{Number}{(Number == 1 ? ", C1" : "")}{(Number == count ? ", S1" : "")}\n");
        text.Append($"- **Depends on**: {(Number == 1 ? "none" : $"Phase {Number - 1}")}\n- **Complexity**: medium\n- **Files**:\n");
        foreach (var file in Files)
        {
            text.Append($"  - `{file.Path}` ({file.Kind})\n");
        }

        if (facts.Glob(Files) is { } glob)
        {
            text.Append($"  - `{glob}` (edit)\n");
        }

        if (Files.FirstOrDefault(file => file.Kind == "edit") is { } edited)
        {
            text.Append($"- **Read**: `{edited.Path}:{facts.Range(edited.Path)}`\n");
        }

        var quoted = Files.Where(file => file.Kind != "new").Select(file => facts.Excerpt(file.Path)).OfType<string>().Take(2).ToList();
        text.Append(quoted.Count == 0 ? "" : $"\n#### Current state\n{string.Concat(quoted)}").Append("\n#### Steps\n");
        var step = 0;
        foreach (var file in Files)
        {
            text.Append($"{++step}. {Step(file, facts, dice)}\n");
        }

        return text.Append($"\n#### Verify\n{string.Concat(facts.Commands(Files).Select(command => $"- {command}\n"))}").ToString();
    }

    private static string Step(Change file, FileFacts facts, Dice dice)
    {
        var symbols = facts.Symbols(file.Path);
        return (file.Kind, symbols.Count) switch
        {
            ("new", _) => $"Create `{file.Path}` with what the requirement asks of it.",
            ("delete", _) => $"Delete `{file.Path}`.",
            (_, 0) => $"In `{file.Path}` write the new text of the part that the requirement names.",
            _ => dice.Next(4) switch
            {
                0 => $"In `{file.Path}` change `{dice.Pick(symbols)}` to what the requirement says.",
                1 => $"Edit `{file.Path}`: `{dice.Pick(symbols)}` takes one parameter more.",
                2 => $"Let `{dice.Pick(symbols)}` in `{file.Path}` answer what the requirement says.",
                _ => $"In `{file.Path}` move the body of `{dice.Pick(symbols)}` behind its first check.",
            },
        };
    }

    private static string Folder(string path) => path.Split('/') switch
    {
        [var top, var project, _, ..] when top is "src" or "tests" or "samples" => $"{top}/{project}",
        [var top, _, ..] => top,
        _ => "the root",
    };

    private static int Rank(string folder) => folder.StartsWith("src/", StringComparison.Ordinal) ? 0 : folder.StartsWith("tests/", StringComparison.Ordinal) ? 1 : 2;
}
