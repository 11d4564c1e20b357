using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Foreplan.Cli.Commands;

/// <summary>Answers a shell that completes: options once a dash is typed, or where there is nothing else.</summary>
/// <param name="directive">The directive whose value is where the cursor stands.</param>
internal sealed class SuggestAction(SuggestDirective directive) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var line = parseResult.Tokens.LastOrDefault(token => token.Type != TokenType.Directive)?.Value ?? "";
        var at = parseResult.GetResult(directive)?.Values is [var value, ..] && int.TryParse(value, out var given) ? Math.Clamp(given, 0, line.Length) : line.Length;
        var found = parseResult.RootCommandResult.Command.Parse(line, parseResult.Configuration).GetCompletions(at).Select(one => one.Label).ToList();
        var word = line[(line.AsSpan(0, at).LastIndexOfAny(' ', '\t', '\n') + 1)..at];
        found = found.FindAll(one => one.StartsWith(word, StringComparison.Ordinal));
        foreach (var one in word.Length == 0 && found.Exists(one => !one.StartsWith('-')) ? found.FindAll(one => !one.StartsWith('-')) : found)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(one);
        }

        return 0;
    }
}
