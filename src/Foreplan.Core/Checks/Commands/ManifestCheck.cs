using Foreplan.Diagnostics;

namespace Foreplan.Checks.Commands;

/// <summary>Build tools that start from a file at or above their folder.</summary>
internal sealed class ManifestCheck : ICommandCheck
{
    public Diagnostic? Check(GateInPlace gate)
    {
        var words = gate.Command;
        var verb = words.Skip(1).FirstOrDefault(word => !word.StartsWith('-') && !word.StartsWith('+')) ?? "";
        return words is [] || GateInPlace.IsInMadeFolder(gate.Gate.Folder) ? null : words[0] switch
        {
            "cargo" when verb is "test" or "t" or "build" or "b" or "check" or "c" or "clippy" or "run" or "fmt" or "bench" or "doc" && !words.Any(word => word.StartsWith("--manifest-path", StringComparison.Ordinal)) => Need(gate, "Cargo.toml"),
            "go" when verb is "test" or "build" or "vet" => Need(gate, "go.mod", "go.work"),
            "mvn" or "mvnd" when !words.Contains("-f") && !words.Contains("--file") => Need(gate, "pom.xml"),
            "gradle" when !words.Contains("-p") => Need(gate, "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts"),
            "composer" when verb is not ("diagnose" or "about") && !words.Any(word => word.StartsWith("--working-dir", StringComparison.Ordinal) || word == "-d") => Need(gate, "composer.json"),
            _ => null,
        };
    }

    private static Diagnostic? Need(GateInPlace gate, params ReadOnlySpan<string> names) =>
        gate.FindAbove(GateInPlace.Resolve("", gate.Gate.Folder) ?? "", names) is null ? Problems.ManifestMissing(gate.Command[0], names[0], gate.Gate.Folder) : null;
}
