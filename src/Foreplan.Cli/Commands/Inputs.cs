using System.CommandLine;
using System.Globalization;
using Foreplan.Roles;

namespace Foreplan.Cli.Commands;

/// <summary>Arguments and options that several commands take, spelled and explained once.</summary>
internal static class Inputs
{
    public static Argument<string?> Plan() => new("PLAN")
    {
        Description = "A plan's number, the beginning of its name, or a path; the open plan when left out",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Option<bool> Yes(string what) => new("--yes", "-y") { Description = what };

    public static Option<decimal?> Budget(string what) => new("--budget")
    {
        Description = what,
        HelpName = "USD",
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
            if (decimal.TryParse(text.TrimStart('$'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars) && dollars > 0)
            {
                return dollars;
            }

            result.AddError($"'{text}' is no budget: write dollars above 0, such as 2 or 0.50.");
            return null;
        },
    };

    public static Option<string?> Sandbox(string what)
    {
        var option = new Option<string?>("--sandbox") { Description = what, HelpName = "full|none" };
        option.AcceptOnlyFromAmong("full", "none");
        return option;
    }

    /// <summary>How findings are written where a workflow reads them.</summary>
    public static Option<string?> Findings(string what)
    {
        var option = new Option<string?>("--format") { Description = $"{what}: text (the default) or github (workflow annotations)", HelpName = "text|github" };
        option.AcceptOnlyFromAmong("text", "github");
        return option;
    }

    public static Option<ModelRef?> Model(string name, string what, params string[] aliases) => new(name, aliases)
    {
        Description = what,
        HelpName = "MODEL",
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
            if (ModelRef.TryParse(text, out var model))
            {
                return model;
            }

            result.AddError($"'{text}' names no model of a known provider: write provider/model, such as anthropic/claude-haiku-5-5, ollama/qwen3 or scripted:file.json.");
            return null;
        },
    };

    /// <summary>Words that need no quotes: all of them are one text.</summary>
    public static Argument<string[]> Words(string name, string what, bool required) => new(name)
    {
        Description = what,
        Arity = required ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore,
    };
}
