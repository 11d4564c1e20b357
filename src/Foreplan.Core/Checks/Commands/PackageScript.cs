using System.Text.Json;

namespace Foreplan.Checks.Commands;

/// <summary>What <c>npm run X</c>, <c>pnpm X</c>, <c>yarn X</c> or <c>bun run X</c> starts.</summary>
/// <param name="Script">The script's name.</param>
/// <param name="Folder">The folder of the command, from the root.</param>
/// <param name="IsCertain">False when the word may be an installed program as well.</param>
internal sealed record PackageScript(string Script, string Folder, bool IsCertain)
{
    public static PackageScript? Of(IReadOnlyList<string> words, string folder)
    {
        if (words is ["node", "--run", var named, ..])
        {
            return new(named, folder, true);
        }

        if (words is not ["npm" or "pnpm" or "yarn" or "bun", ..])
        {
            return null;
        }

        var plain = new List<string>();
        for (var at = 1; at < words.Count && words[at] != "--"; at++)
        {
            switch (words[at])
            {
                case "--prefix" or "-C" or "--dir" or "--cwd" when at + 1 < words.Count:
                    folder = GateInPlace.Resolve(folder, words[++at]) ?? folder;
                    break;
                case "-w" or "--workspace" or "--workspaces" or "-ws" or "--filter" or "-F" or "-r" or "--recursive" or "workspace" or "workspaces" or "--if-present":
                    return null;
                case var word when word.StartsWith("--workspace=", StringComparison.Ordinal) || word.StartsWith("--filter=", StringComparison.Ordinal):
                    return null;
                case var word when word.StartsWith("--prefix=", StringComparison.Ordinal) || word.StartsWith("--cwd=", StringComparison.Ordinal) || word.StartsWith("--dir=", StringComparison.Ordinal):
                    folder = GateInPlace.Resolve(folder, word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..]) ?? folder;
                    break;
                case var word when !word.StartsWith('-'):
                    plain.Add(word);
                    break;
                default:
                    break;
            }
        }

        return plain switch
        {
            ["run" or "run-script", var script, ..] => new(script, folder, words[0] != "bun" || !script.Contains('.', StringComparison.Ordinal)),
            ["test" or "t" or "tst", ..] when words[0] != "bun" => new("test", folder, true),
            [var script, ..] when words[0] is "pnpm" or "yarn" => new(script, folder, false),
            _ => null,
        };
    }

    /// <summary>The scripts of a <c>package.json</c>; null when it cannot be read.</summary>
    public static IReadOnlyDictionary<string, string>? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            return document.RootElement.TryGetProperty("scripts", out var scripts) && scripts.ValueKind == JsonValueKind.Object
                ? scripts.EnumerateObject().Where(script => script.Value.ValueKind == JsonValueKind.String).GroupBy(script => script.Name)
                    .ToDictionary(group => group.Key, group => group.Last().Value.GetString() ?? "")
                : new Dictionary<string, string>();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The names in an object of a JSON document, such as composer's <c>scripts</c>; null when it cannot be read.</summary>
    public static IReadOnlyList<string>? Names(string json, string key)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return document.RootElement.ValueKind != JsonValueKind.Object ? null
                : document.RootElement.TryGetProperty(key, out var names) && names.ValueKind == JsonValueKind.Object ? [.. names.EnumerateObject().Select(name => name.Name)] : [];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
