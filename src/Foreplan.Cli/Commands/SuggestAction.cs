using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Foreplan.Cli.Commands;

/// <summary>Answers a shell that completes: options once a dash is typed, or where there is nothing else. It ends with 1 where nothing fits, not even a file's name.</summary>
/// <param name="directive">The directive whose value is where the cursor stands.</param>
internal sealed class SuggestAction(SuggestDirective directive) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var line = parseResult.Tokens.LastOrDefault(token => token.Type != TokenType.Directive)?.Value ?? "";
        var at = parseResult.GetResult(directive)?.Values is [var value, ..] && int.TryParse(value, out var given) ? Math.Clamp(given, 0, line.Length) : line.Length;
        var word = line[(line.AsSpan(0, at).LastIndexOfAny(' ', '\t', '\n') + 1)..at];
        var before = line[..(at - word.Length)];
        // The library does not know a word such as `--option=value` while it is typed: it is asked for `--option value`.
        var option = word.StartsWith('-') && word.AsSpan().IndexOfAny('=', ':') is > 0 and var sign ? word[..(sign + 1)] : "";
        word = word[option.Length..];
        before += option.Length > 0 ? $"{option[..^1]} " : "";
        var parsed = parseResult.RootCommandResult.Command.Parse(before + word, parseResult.Configuration);
        var isFile = !word.StartsWith('-') && TakesFile(parsed, word);
        var found = parsed.GetCompletions(before.Length + word.Length).Select(one => one.Label).Where(one => one.StartsWith(word, StringComparison.Ordinal)).ToList();
        if (word.Length == 0 && (isFile || found.Exists(one => !one.StartsWith('-'))))
        {
            found.RemoveAll(one => one.StartsWith('-'));
        }

        foreach (var one in found)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(option + one);
        }

        return (int)(found.Count > 0 || isFile ? Outcome.Done : Outcome.NotDone);
    }

    // The word is the value of an option such as --output, or of an argument that may be a path and has room.
    private static bool TakesFile(ParseResult parsed, string word)
    {
        var before = parsed.Tokens.SkipLast(word.Length > 0 ? 1 : 0).LastOrDefault();
        if (before is { Type: TokenType.Option } && OptionOf(parsed.CommandResult.Command, before.Value) is { Arity.MinimumNumberOfValues: > 0 } option)
        {
            return option.HelpName is "FILE" or "DIR";
        }

        return (word.Length == 0 || parsed.UnmatchedTokens is not [.., var last] || last != word) && parsed.CommandResult.Command.Arguments.Any(argument =>
            (argument.Name is "PATH" or "PLAN" || argument.HelpName?.Contains("SPEC", StringComparison.Ordinal) == true || parsed.CommandResult.Command.Name == "plan")
            && (parsed.GetResult(argument)?.Tokens.Count ?? 0) - (word.Length > 0 ? 1 : 0) < argument.Arity.MaximumNumberOfValues);
    }

    private static Option? OptionOf(Command command, string name) =>
        command.Options.FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name));
}
