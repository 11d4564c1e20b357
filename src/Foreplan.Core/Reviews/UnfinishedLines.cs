using System.Text.RegularExpressions;

namespace Foreplan.Reviews;

/// <summary>Stubs and marks of work to come in lines that were added.</summary>
internal sealed partial class UnfinishedLines : IDeviationRule
{
    public IEnumerable<Deviation> Find(PlannedResult result) =>
        result.Diff.Paths.Where(path => result.Head.Tree.Exists(path)).SelectMany(path => result.Diff.Added(path)
            .Select(added => (Line: added.Key, Text: added.Value, Match: Mark(added.Value)))
            .Where(found => found.Match is not null && !result.IsGiven(path, found.Text))
            .Select(found => new Deviation
            {
                Kind = "unfinished",
                Path = path,
                Line = found.Line,
                Title = $"\"{found.Match}\" is left in an added line",
                Detail = LineText.Short(found.Text),
            }));

    private static string? Mark(string line) =>
        Note().Match(line) is { Success: true } note ? note.Groups["mark"].Value
        : Stub().Match(line) is { Success: true } stub ? stub.Value
        : null;

    // In a comment, or as a mark before a colon: a constant named TODO is none.
    [GeneratedRegex(@"(?:(?://|/\*|^\s*\*|#|--|<!--|;|""""""|'''|%)[^'""`]*?\b(?<mark>TODO|FIXME|XXX)\b(?!['""`_\-])|(?:^|\s)(?<mark>TODO|FIXME)(?:\([^)]*\))?:\s)")]
    private static partial Regex Note();

    [GeneratedRegex(@"\bNotImplemented(?:Exception|Error)\b|\b(?:unimplemented|todo)!\s*[({\[]|(?:throw\s+(?:new\s+)?\w*(?:Error|Exception)\w*|\braise\s+\w*(?:Error|Exception)|\bpanic|\bdie|\bfatalError|\bTODO)\s*\(\s*[""'`](?:[Tt]his (?:is|method is) )?[Nn]ot (?:yet )?[Ii]mplemented|\bTODO\(\)|\bpass\s+#\s*(?:stub|placeholder|implement)|(?://|#|/\*|--)\s*(?:stub\b|placeholder\b|(?:\.\.\.|…)\s*(?:existing|rest of|remaining|other|same|more)\b|implement(?:ation)? (?:later|here|goes here)|your code here)", RegexOptions.IgnoreCase)]
    private static partial Regex Stub();
}
