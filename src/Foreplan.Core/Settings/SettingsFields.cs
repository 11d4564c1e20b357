using System.Text.Json;
using System.Text.RegularExpressions;
using Foreplan.Checks;
using Foreplan.Diagnostics;
using Foreplan.Tools;

namespace Foreplan.Settings;

internal sealed partial class SettingsFields(string file, byte[] json)
{
    private static readonly string[] Keys =
        ["$schema", "foreplan", "setup", "allow", "env", "budgetUsd", "attempts", "contextTokens", "checks", "requireSignature"];

    private static readonly string[] Weights = ["off", "note", "warning", "error"];

    private readonly List<Diagnostic> diagnostics = [];

    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    public ProjectSettings Read()
    {
        using (JsonDocument.Parse(json))
        {
            // Malformed text anywhere is said before anything is read from it.
        }

        var settings = new ProjectSettings();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Wrong(reader.TokenStartIndex, "The file", "an object");
            return settings with { Diagnostics = diagnostics };
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString() ?? "";
            var at = reader.TokenStartIndex;
            reader.Read();
            var valueAt = reader.TokenStartIndex;
            using var value = JsonDocument.ParseValue(ref reader);
            if (!seen.Add(key))
            {
                Add(Problems.SettingTwice(key), at);
            }
            else
            {
                settings = With(settings, key, at, value.RootElement, valueAt);
            }
        }

        return settings with { Diagnostics = diagnostics };
    }

    private ProjectSettings With(ProjectSettings settings, string key, long keyAt, JsonElement value, long at)
    {
        switch (key)
        {
            case "$schema":
                return value.ValueKind == JsonValueKind.String ? settings : Wrong(settings, at, key, "text");
            case "foreplan":
                return Whole(value) == 1 ? settings : Wrong(settings, at, key, "1, the version this program reads");
            case "setup":
                return Commands(value) is { } setup ? settings with { Setup = setup } : Wrong(settings, at, key, "a list of commands, each a list of words");
            case "allow":
                return Commands(value) is { } allow ? settings with { Allow = allow } : Wrong(settings, at, key, "a list of commands, each a list of words");
            case "env":
                return Words(value) is not { } env || !env.All(name => EnvName().IsMatch(name))
                    ? Wrong(settings, at, key, "a list of names of environment variables")
                    : env.Any(name => Keeps().IsMatch(name))
                    ? Wrong(settings, at, key, "names of variables that hold no key, token or password and load no code into programs: a gate's output is recorded and goes to the model")
                    : settings with { Env = env };
            case "budgetUsd":
                return value.ValueKind == JsonValueKind.Null ? settings
                    : value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var budget) && budget >= 0
                    ? settings with { BudgetUsd = budget }
                    : Wrong(settings, at, key, "a number of dollars, 0 or more");
            case "attempts":
                return Whole(value) is >= 1 and <= 20 and var attempts ? settings with { Attempts = attempts } : Wrong(settings, at, key, "a whole number from 1 to 20");
            case "contextTokens":
                return Whole(value) is >= 1_000 and <= 10_000_000 and var tokens
                    ? settings with { ContextTokens = tokens }
                    : Wrong(settings, at, key, "a whole number of tokens from 1000");
            case "checks":
                return Checks(value, at) is { } checks ? settings with { Checks = checks } : Wrong(settings, at, key, "an object of rule ids with off, note, warning or error");
            case "requireSignature":
                return value.ValueKind is JsonValueKind.True or JsonValueKind.False
                    ? settings with { RequireSignature = value.GetBoolean() }
                    : Wrong(settings, at, key, "true or false");
            default:
                Add(Problems.UnknownSetting(key, Nearest.Of(key, Keys, 1)[0]), keyAt);
                return settings;
        }
    }

    private static int? Whole(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private static IReadOnlyList<string>? Words(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(word => word.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(word => word.GetString() ?? "")]
            : null;

    private static IReadOnlyList<IReadOnlyList<string>>? Commands(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var commands = value.EnumerateArray().Select(Words).ToList();
        return commands.TrueForAll(words => words is [{ Length: > 0 }, ..]) ? [.. commands.OfType<IReadOnlyList<string>>()] : null;
    }

    private Dictionary<string, string>? Checks(JsonElement value, long at)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        Dictionary<string, string> checks = [];
        var places = PlacesOfKeys(at);
        foreach (var rule in value.EnumerateObject())
        {
            var place = places.Dequeue();
            if (rule.Value.ValueKind != JsonValueKind.String)
            {
                return null;
            }

            var word = rule.Value.GetString() ?? "";
            if (!RuleIds.All.Contains(rule.Name))
            {
                Add(Problems.UnknownRule(rule.Name, Nearest.Of(rule.Name, RuleIds.All, 1)[0]), place);
            }
            else if (!Weights.Contains(word))
            {
                Add(Problems.WrongWeight(rule.Name, word, Nearest.Of(word, Weights, 1)[0]), place);
            }
            else
            {
                checks[rule.Name] = word;
            }
        }

        return checks;
    }

    // Where each name within an object stands.
    private Queue<long> PlacesOfKeys(long at)
    {
        Queue<long> places = [];
        var reader = new Utf8JsonReader(json.AsSpan((int)at));
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            places.Enqueue(at + reader.TokenStartIndex);
            reader.Read();
            reader.Skip();
        }

        return places;
    }

    private ProjectSettings Wrong(ProjectSettings settings, long at, string key, string wanted)
    {
        Wrong(at, key, wanted);
        return settings;
    }

    private void Wrong(long at, string key, string wanted) => Add(Problems.WrongSetting(key, wanted), at);

    private void Add(Diagnostic diagnostic, long at)
    {
        var before = System.Text.Encoding.UTF8.GetString(json.AsSpan(0, (int)at));
        var line = before.AsSpan().Count('\n') + 1;
        diagnostics.Add(diagnostic.At(file, line, before.Length - before.LastIndexOf('\n')));
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex EnvName();

    // Variables that are secrets by their name, and those by which another program's code gets into a command.
    [GeneratedRegex("(KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|^PATH|^HOME|^LD_|^DYLD_|STARTUP_HOOKS|^NODE_OPTIONS|^PYTHONSTARTUP|^BASH_ENV|^ENV|^GIT_)$|^(LD|DYLD|GIT)_|(_|^)(KEY|TOKEN|SECRET|PASSWORD|CREDENTIALS?)(_|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Keeps();
}
