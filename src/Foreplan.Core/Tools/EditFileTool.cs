using Foreplan.Checks;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Tools;

/// <summary><c>edit_file</c>: replaces a text that occurs once, or everywhere when asked to. It never chooses between two places.</summary>
/// <param name="tree">The files as they are.</param>
/// <param name="guard">What may be changed.</param>
public sealed class EditFileTool(ITree tree, ScopeGuard guard) : Tool(
    "edit_file",
    "Replaces old_text, which must occur exactly once (or set replace_all), by new_text.",
    """{"type":"object","properties":{"path":{"type":"string"},"old_text":{"type":"string"},"new_text":{"type":"string"},"replace_all":{"type":"boolean"}},"required":["path","old_text","new_text"],"additionalProperties":false}""")
{
    private const int MostLinesNamed = 20;

    /// <inheritdoc/>
    protected override Task<ToolAnswer> CarryOutAsync(ToolArguments arguments, CancellationToken cancel) =>
        Task.FromResult(Answer(arguments.Text("path"), arguments.Text("old_text"), arguments.Text("new_text"), arguments.Flag("replace_all")));

    private ToolAnswer Answer(string path, string oldText, string newText, bool everywhere)
    {
        if (oldText.Length == 0)
        {
            return ToolAnswer.Error(ToolCode.BadArguments, "`old_text` is empty: name the text to replace, or use write_file for a new file");
        }

        if (oldText == newText)
        {
            return ToolAnswer.Error(ToolCode.BadArguments, "`new_text` equals `old_text`: nothing would change");
        }

        if (SecretMark.Refusal(newText) is { } secret)
        {
            return secret;
        }

        var target = TreeFile.OpenToChange(tree, guard, path, ChangeKind.Edit);
        if ((target.Refused ?? target.Unwritable()) is { } refused)
        {
            return refused;
        }

        var file = new RawText(target.Source.Raw);
        var match = TextMatch.Find(file, oldText, newText);
        return match switch
        {
            null => NoMatch(target, file.Text, oldText, newText),
            { Places.Count: > 1 } when !everywhere || match.IsForgiven => Many(target, file.Text, match),
            _ => Edited(target, file, match),
        };
    }

    private static ToolAnswer Edited(TreeFile target, RawText file, TextMatch match)
    {
        var places = new List<TextSplice>();
        foreach (var place in match.Places.Where(place => places.Count == 0 || place.Start >= places[^1].End))
        {
            places.Add(place);
        }

        var after = target.Source.EncodeRaw(file.Splice(places));
        var lines = Lines(file.Text, places);
        return ToolAnswer.Ok($"Edited `{target.Name}` at {lines} ({match.How}).") with { Edits = [new(target.Path, target.Bytes, after)] };
    }

    private static ToolAnswer Many(TreeFile target, string text, TextMatch match)
    {
        var how = match.IsForgiven ? $"does not occur exactly in `{target.Name}`, and {match.How} it stands" : $"occurs in `{target.Name}`";
        var advice = match.IsForgiven ? "Copy one place exactly, with lines around it." : "Add lines around it until it is unique, or set replace_all.";
        return ToolAnswer.Error(ToolCode.ManyMatches, $"old_text {how} {match.Places.Count} times, at {Lines(text, match.Places)}. {advice}");
    }

    private static ToolAnswer NoMatch(TreeFile target, string text, string oldText, string newText)
    {
        var message = $"old_text does not occur in `{target.Name}`.";
        if (oldText.Contains(Secrets.Mark, StringComparison.Ordinal))
        {
            message += $" `{Secrets.Mark}…]` stands for text that is hidden from you: leave those lines out of old_text.";
        }

        var applied = TextHash.Normalize(newText);
        if (applied.Trim().Length > 0 && text.IndexOf(applied, StringComparison.Ordinal) is >= 0 and var there)
        {
            message += $" new_text is already there, at line {LineAt(text, there)}.";
        }

        return ToolAnswer.Error(ToolCode.NoMatch, message + Shown(target, text, TextHash.Normalize(oldText)));
    }

    internal static string Shown(TreeFile target, string text, string wanted)
    {
        // Secrets are replaced in the whole file first: a part of a key does not look like one.
        var lines = Secrets.Replace(text).Split('\n');
        if (SimilarLines.Find(lines, wanted.Split('\n')) is not ({ } first, { } last))
        {
            return " No line of it is alike; read the file.";
        }

        var near = string.Join('\n', lines[first..(last + 1)].Select(line => line.Length > 500 ? line[..500] + "…" : line));
        return $" The nearest lines:\n{RepositoryText.File(target.Path, $"{first + 1}-{last + 1} of {lines.Length}", near)}";
    }

    private static string Lines(string text, IReadOnlyList<TextSplice> places)
    {
        var numbers = places.Take(MostLinesNamed).Select(place => $"{LineAt(text, place.Start)}");
        return $"line{(places.Count == 1 ? "" : "s")} {string.Join(", ", numbers)}{(places.Count > MostLinesNamed ? " …" : "")}";
    }

    private static int LineAt(string text, int at) => text.AsSpan(0, at).Count('\n') + 1;
}
