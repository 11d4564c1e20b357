using System.Globalization;

namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>What the hidden verb is told.</summary>
internal sealed record ConfinedCommand
{
    // User, mounts, processes, messages, names and groups of its own.
    private const nint Namespaces = 0x10000000 | 0x20000 | 0x20000000 | 0x08000000 | 0x04000000 | 0x02000000;
    private const nint OwnNetwork = 0x40000000;

    public required bool HasNamespaces { get; init; }

    public required int Abi { get; init; }

    public required bool Network { get; init; }

    public required bool NoUnix { get; init; }

    public required IReadOnlyList<string> Read { get; init; }

    public required IReadOnlyList<string> Write { get; init; }

    /// <summary>Paths in the worktree that stay as they are.</summary>
    public required IReadOnlyList<string> Shut { get; init; }

    /// <summary>Sockets to hide.</summary>
    public required IReadOnlyList<string> Mask { get; init; }

    /// <summary>The folder that becomes /tmp where that is possible.</summary>
    public string? Temporary { get; init; }

    public required string Folder { get; init; }

    public required IReadOnlyList<string> Words { get; init; }

    public nint Flags => !HasNamespaces ? 0 : Network ? Namespaces : Namespaces | OwnNetwork;

    /// <summary>Null when it is not what a tier writes.</summary>
    public static ConfinedCommand? Parse(IReadOnlyList<string> args)
    {
        var end = args.ToList().IndexOf("--");
        if (end < 1 || end + 1 == args.Count || args[0] is not ("namespaces" or "seccomp"))
        {
            return null;
        }
        var given = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        for (var i = 1; i < end; i++)
        {
            var values = given.TryGetValue(args[i], out var known) ? known : given[args[i]] = [];
            if (args[i] is not ("--network" or "--no-unix"))
            {
                values.Add(args[++i]);
            }
        }
        return new()
        {
            HasNamespaces = args[0] == "namespaces",
            Abi = int.Parse(Of("--abi").FirstOrDefault("1"), CultureInfo.InvariantCulture),
            Network = given.ContainsKey("--network"),
            NoUnix = given.ContainsKey("--no-unix"),
            Read = Of("--read"),
            Write = Of("--write"),
            Shut = Of("--shut"),
            Mask = Of("--mask"),
            Temporary = Of("--temporary").FirstOrDefault(),
            Folder = Of("--chdir").FirstOrDefault("/"),
            Words = [.. args.Skip(end + 1)],
        };

        List<string> Of(string name) => given.GetValueOrDefault(name, []);
    }
}
