using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Tools;

namespace Foreplan.Checks.Commands;

/// <summary>What cargo is told to build by name: binaries, tests, examples, benches, features and a manifest.</summary>
internal sealed class CargoTargetCheck : ICommandCheck
{
    private const int MostManifests = 200;

    public Diagnostic? Check(GateInPlace gate)
    {
        if (gate.Command.ToArray() is not ["cargo", .. var words])
        {
            return null;
        }

        var manifests = gate.Files.Paths.Where(path => path == "Cargo.toml" || path.EndsWith("/Cargo.toml", StringComparison.Ordinal)).Take(MostManifests).ToArray();
        var texts = Array.ConvertAll(manifests, gate.Text);
        // A manifest to come may name anything.
        if (manifests.Length is 0 or MostManifests || Array.Exists(texts, text => text is null))
        {
            return null;
        }

        for (var at = 0; at < words.Length && words[at] != "--"; at++)
        {
            var (option, value) = words[at].IndexOf('=', StringComparison.Ordinal) is > 0 and var end ? (words[at][..end], words[at][(end + 1)..]) : (words[at], at + 1 < words.Length ? words[at + 1] : "");
            if (option.StartsWith('-') && value.Length > 0 && !value.StartsWith('-') && Judge(gate, option, value, manifests, texts) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static Diagnostic? Judge(GateInPlace gate, string option, string value, string[] manifests, string?[] texts)
    {
        if (option == "--manifest-path")
        {
            return gate.Resolve(value) is { } path && !gate.Files.Exists(path) && !gate.MayBeMade(path) ? Problems.CommandFileMissing(value, gate.Near(path)) : null;
        }

        var folder = option switch { "--test" => "tests", "--example" => "examples", "--bench" => "benches", "--bin" => "src/bin", _ => "" };
        IEnumerable<string> names = option is "--features" or "-F" ? value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(name => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]) : folder.Length > 0 ? [value] : [];
        foreach (var name in names.Where(name => !name.AsSpan().ContainsAny('*', '?', '[') && !Array.Exists(manifests, manifest => gate.PlanMayAdd(manifest, name))))
        {
            if (folder.Length == 0 ? !Array.Exists(texts, text => HasFeature(text ?? "", name)) : !HasTarget(gate, folder, name, texts))
            {
                return folder is "" or "src/bin" ? Problems.MemberMissing(name, "Cargo.toml", Near(name, texts)) : Problems.CommandFileMissing($"{folder}/{name}.rs", gate.Near($"{folder}/{name}.rs"));
            }
        }

        return null;
    }

    private static bool HasTarget(GateInPlace gate, string folder, string name, string?[] texts) =>
        gate.Files.Paths.Any(path => IsAt(path, $"{folder}/{name}.rs") || IsAt(path, $"{folder}/{name}/main.rs"))
        || Array.Exists(texts, text => Regex.IsMatch(text ?? "", $@"^\s*name\s*=\s*[""']{Regex.Escape(name)}[""']", RegexOptions.Multiline));

    private static bool IsAt(string path, string end) => path.EndsWith(end, StringComparison.Ordinal) && (path.Length == end.Length || path[^(end.Length + 1)] == '/');

    // A key of [features], or a dependency, which is a feature when it is optional.
    private static bool HasFeature(string toml, string name) =>
        name == "default" || Regex.IsMatch(toml, $@"^\s*[""']?{Regex.Escape(name)}[""']?\s*(?:=|\.)|dependencies\.{Regex.Escape(name)}\]|dep:{Regex.Escape(name)}\b", RegexOptions.Multiline);

    private static IReadOnlyList<string> Near(string name, string?[] texts) =>
        Nearest.Of(name, texts.SelectMany(text => Regex.Matches(text ?? "", @"^\s*name\s*=\s*""([^""]+)""|^([\w\-]+)\s*=\s*\[", RegexOptions.Multiline)).Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value).Distinct(), 3);
}
