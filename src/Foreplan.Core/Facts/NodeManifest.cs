using System.Text.Json;
using Foreplan.Checks.Commands;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Facts;

internal static class NodeManifest
{
    private const int MostScripts = 14;
    private const int MostPackages = 20;
    private static readonly string[] Kinds = ["dependencies", "devDependencies"];

    public static IEnumerable<string> Lines(KnownFiles files)
    {
        foreach (var path in Manifests.Some(files, "package.json"))
        {
            if (files.Text(path) is not { } json || PackageScript.Read(json) is not { } scripts)
            {
                continue;
            }

            var manager = ManagerOf(files, path);
            yield return $"- {path} ({manager}){Packages(json)}";
            foreach (var name in scripts.Keys.Order(StringComparer.Ordinal).ByNumber(name => IsUseful(name) ? 0 : 1).Take(MostScripts))
            {
                var command = name == "test" ? $"{manager} test" : $"{manager} run {name}";
                yield return $"  - {Manifests.In(path, command)} runs {RepositoryText.OneLine(scripts[name])}";
            }
        }

        if (files.Named("deno.json").FirstOrDefault() is { } deno)
        {
            yield return $"- {deno}: `deno test`";
        }
    }

    private static string ManagerOf(KnownFiles files, string path)
    {
        for (var folder = KnownFiles.FolderOf(path); ; folder = KnownFiles.FolderOf(folder))
        {
            var start = folder.Length == 0 ? "" : folder + "/";
            var found = files.Exists(start + "pnpm-lock.yaml") ? "pnpm"
                : files.Exists(start + "yarn.lock") ? "yarn"
                : files.Exists(start + "bun.lockb") || files.Exists(start + "bun.lock") ? "bun"
                : files.Exists(start + "package-lock.json") ? "npm" : null;
            if (found is not null || folder.Length == 0)
            {
                return found ?? "npm";
            }
        }
    }

    private static bool IsUseful(string script) =>
        script.StartsWith("test", StringComparison.Ordinal) || script.StartsWith("build", StringComparison.Ordinal) || script.StartsWith("lint", StringComparison.Ordinal)
        || script.StartsWith("type", StringComparison.Ordinal) || script is "check" or "format" or "start" or "dev";

    private static string Packages(string json)
    {
        using var document = JsonDocument.Parse(json, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        var names = Kinds
            .SelectMany(kind => document.RootElement.TryGetProperty(kind, out var packages) && packages.ValueKind == JsonValueKind.Object ? packages.EnumerateObject().Select(package => package.Name) : [])
            .Where(name => !name.StartsWith("@types/", StringComparison.Ordinal)).ToList();
        var module = document.RootElement.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "module" ? ", ES modules" : "";
        return module + (names.Count == 0 ? "" : $", uses {RepositoryText.OneLine(string.Join(", ", names.Take(MostPackages)))}{(names.Count > MostPackages ? ", …" : "")}");
    }
}
