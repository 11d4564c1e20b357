namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>The first steps of a process born into namespaces: who it is there, what it sees of the mounts, its own processes, its own loopback.</summary>
internal sealed unsafe class Surroundings(ConfinedCommand command, Steps steps)
{
    private const nint Here = -100;
    private const nint WriteOnly = 1 | 0x80000;

    private const nint Bind = 4096 | 16384;
    private const nint Private = 16384 | (1 << 18);
    private const nint Tame = 2 | 4 | 8;
    private const nint Recursive = 0x8000;
    private const int AttributesSize = 32;

    private const nint SetInterface = 0x8914;

    // The same user in every tier.
    private const int Inside = 1000;

    public void Add()
    {
        Identity();
        Mounts();
        if (!command.Network)
        {
            Loopback();
        }
    }

    private void Identity()
    {
        Write("/proc/self/setgroups", "deny");
        Write("/proc/self/uid_map", $"{Inside} {Restrictions.User()} 1\n");
        Write("/proc/self/gid_map", $"{Inside} {Restrictions.Group()} 1\n");
    }

    private void Mounts()
    {
        Mount("none", "/", null, Private, null);
        foreach (var folder in command.Write)
        {
            Mount(folder, folder, null, Bind, null);
        }
        ReadOnly("/", true);
        foreach (var folder in command.Write)
        {
            ReadOnly(folder, false);
        }
        foreach (var path in command.Shut)
        {
            Mount(path, path, null, Bind, null);
            ReadOnly(path, true);
        }
        foreach (var socket in command.Mask)
        {
            steps.May(SystemCalls.Mount, Text("/dev/null"), Text(socket), 0, Bind);
        }
        if (command.Temporary is { } temporary && !command.Write.Concat(command.Read).Any(path => path.StartsWith("/tmp/", StringComparison.Ordinal)))
        {
            Mount(temporary, "/tmp", null, Bind, null);
            ReadOnly("/tmp", false);
        }
        if (Directory.Exists("/dev/shm"))
        {
            Mount("tmpfs", "/dev/shm", "tmpfs", Tame, "size=268435456,mode=1777");
        }
        Mount("proc", "/proc", "proc", Tame, null);
    }

    private void Loopback()
    {
        var socket = Steps.Of(-1);
        steps.Keep($"{Launch.Voice}no loopback", socket, SystemCalls.Socket, 2, 2 | 0x80000, 0);
        // The name "lo" in sixteen bytes, then the flags: up and running.
        steps.With($"{Launch.Voice}no loopback", socket, SystemCalls.IoControl, SetInterface, (nint)Steps.Of<ulong>(0x6F6C, 0, 0x41, 0, 0));
    }

    private void Write(string path, string text)
    {
        var file = Steps.Of(-1);
        steps.Keep($"{Launch.Voice}{path} cannot be opened", file, SystemCalls.OpenAt, Here, Text(path), WriteOnly);
        steps.With($"{Launch.Voice}{path} cannot be written", file, SystemCalls.Write, Text(text), text.Length);
        steps.With(null, file, SystemCalls.Close);
    }

    private void Mount(string source, string place, string? kind, nint flags, string? options) =>
        steps.Must($"{Launch.Voice}{place} cannot be mounted", SystemCalls.Mount, Text(source), Text(place), kind is null ? 0 : Text(kind), flags, options is null ? 0 : Text(options));

    private void ReadOnly(string place, bool isReadOnly) => steps.Must(
        $"{Launch.Voice}{place} cannot be made {(isReadOnly ? "read-only" : "writable")}",
        SystemCalls.MountSetAttributes, Here, Text(place), Recursive, (nint)Steps.Of<ulong>(isReadOnly ? 1UL : 0, isReadOnly ? 0 : 1UL, 0, 0), AttributesSize);

    private static nint Text(string text) => (nint)Steps.Text(text);
}
