using System.Text.RegularExpressions;
using Foreplan.Facts;
using Foreplan.Text;

namespace Foreplan.Reviews;

/// <summary>Stubs and marks of work to come in lines that were added. What the plan itself gives, and what a string merely says, are none.</summary>
internal sealed partial class UnfinishedLines : IDeviationRule
{
    public IEnumerable<Deviation> Find(PlannedResult result) =>
        result.Changes.Select(change => change.Path).Where(result.Head.Tree.Exists).SelectMany(path => result.Diff.Added(path)
            .Select(added => (Line: added.Key, Text: added.Value, Mark: Mark(added.Value)))
            .Where(found => found.Mark is not null && !result.IsGiven(path, found.Text))
            .Select(found => new Deviation
            {
                Kind = "stub",
                Path = path,
                Line = found.Line,
                Title = $"\"{LineText.Short(found.Mark ?? "")}\" is left in an added line",
                Detail = LineText.Short(found.Text),
            }));

    private static string? Mark(string line)
    {
        var code = new CodeLine(line);
        for (var word = Word().Match(line); word.Success; word = word.NextMatch())
        {
            if (word.Index > code.CommentAt)
            {
                return word.Value;
            }
        }

        // A constant, a column or a state of that name is none; a mark before a colon at the line's beginning is.
        if (Label().Match(line) is { Success: true } label && !line.TrimEnd().EndsWith(','))
        {
            return label.Groups["mark"].Value;
        }

        for (var stub = Stub().Match(line); stub.Success; stub = stub.NextMatch())
        {
            if (stub.Index < code.CommentAt && !code.IsInString(stub.Index))
            {
                return stub.Value;
            }
        }

        return Placeholder().Match(code.Comment) is { Success: true } placeholder ? placeholder.Value : null;
    }

    [GeneratedRegex(@"(?<![\w'""`-])(?:TODO|FIXME|XXX)(?![\w'""`-])")]
    private static partial Regex Word();

    [GeneratedRegex(@"^[\s*+>-]*(?:\[ \]\s+)?(?<mark>TODO|FIXME|XXX)(?:\([^)]{0,80}\))?:\s+\p{L}")]
    private static partial Regex Label();

    // What is thrown or returned to say that nothing is there yet.
    [GeneratedRegex(@"\b(?:throw|raise)\s+(?:new\s+)?(?:[\w.]+\.)?NotImplemented(?:Exception|Error)\b|\b(?:unimplemented|todo)!\s*[({\[]|(?<![\w.])TODO\(\s*(?:\)|[""'])|(?:\b(?:throw\s+(?:new\s+)?|raise\s+)[\w.]{0,80}(?:Error|Exception)\w{0,40}|\bpanic|\bdie|\bfatalError|\berrors\.New|\bfmt\.Errorf|\b(?:bail|anyhow|panic)!)\s*\(\s*[""'`][^""'`]{0,60}?(?:\bnot (?:yet )?implemented\b|\bunimplemented\b|\bTODO\b)|\bpass\s+#\s*(?:stub|placeholder|implement)", RegexOptions.IgnoreCase)]
    private static partial Regex Stub();

    // A comment that stands in for code.
    [GeneratedRegex(@"^(?://+|#+|/\*+|--+|<!--)\s*(?:(?:\.\.\.|…)\s*(?:existing|rest of|remaining|other|same|more)\b|(?:stub|placeholder)(?:\s+(?:for now|implementation)\b|\s*[.:!]|\s*(?:\*/|-->)?\s*$)|implement(?:ation)? (?:later|goes here|this later)\b|your code (?:goes )?here\b|not (?:yet )?implemented\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();
}
