using System.Runtime.InteropServices;

namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>The steps from a newborn process to a restricted command, in the only order that works: mounts, then no privilege, then Landlock, then the filter, then the program.</summary>
internal sealed unsafe partial class Restrictions(ConfinedCommand command)
{
    private const nint Here = -100;

    private const nint OpenPath = 0x200000 | 0x80000;
    private const nint PathBeneath = 1;

    private const nint DieWithParent = 1;
    private const nint DropFromBounds = 24;
    private const nint NoNewPrivileges = 38;
    private const nint Ambient = 47;
    private const nint Kill = 9;
    private const int BrokenPipe = 13;
    private const int Capabilities = 64;

    private const uint CapabilityVersion = 0x20080522;

    private static readonly string[] Devices = ["/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty"];

    private readonly Steps steps = new();

    public Steps All()
    {
        steps.May(SystemCalls.Control, DieWithParent, Kill);
        if (command.HasNamespaces)
        {
            new Surroundings(command, steps).Add();
            steps.Split();
        }
        Signals();
        Privileges();
        Files();
        Filter();
        steps.May(SystemCalls.CloseRange, 3, -1, 4);
        steps.Must($"{Launch.Voice}the folder cannot be entered", SystemCalls.ChangeFolder, (nint)Steps.Text(command.Folder));
        var environment = Environment.GetEnvironmentVariables();
        var variables = environment.Keys.Cast<string>().Select(name => $"{name}={environment[name]}").ToList();
        return steps.Must($"{Launch.Voice}{command.Words[0]} cannot be started", SystemCalls.Execute, (nint)Steps.Text(command.Words[0]), (nint)Steps.Texts(command.Words), (nint)Steps.Texts(variables));
    }

    // The runtime ignores a broken pipe; a command must not inherit that.
    private void Signals()
    {
        steps.May(SystemCalls.SetSignalAction, BrokenPipe, (nint)Steps.Of<long>(0, 0, 0, 0), 0, 8);
        steps.May(SystemCalls.SetSignalMask, 2, (nint)Steps.Of<long>(0), 0, 8);
    }

    private void Privileges()
    {
        for (nint capability = 0; capability < Capabilities; capability++)
        {
            steps.May(SystemCalls.Control, DropFromBounds, capability);
        }
        steps.May(SystemCalls.Control, Ambient, 4);
        steps.Must($"{Launch.Voice}capabilities stay", SystemCalls.SetCapabilities, (nint)Steps.Of<uint>(CapabilityVersion, 0), (nint)Steps.Of<ulong>(0, 0, 0));
        steps.Must($"{Launch.Voice}new privileges cannot be refused", SystemCalls.Control, NoNewPrivileges, 1);
    }

    private void Files()
    {
        // Inside namespaces the network is another one, with a loopback that may be used.
        var handled = Landlock.Handled(command.Abi, command.Network || command.HasNamespaces);
        var rules = Steps.Of(-1);
        steps.Keep($"{Launch.Voice}Landlock makes no rules", rules, SystemCalls.LandlockCreate, (nint)Steps.Of<ulong>(handled), handled.Length * sizeof(ulong), 0);
        string[] read = ["/proc", "/dev/fd", .. command.Read];
        string[] write = [.. Devices, .. command.HasNamespaces ? ["/dev/shm"] : Array.Empty<string>(), .. command.Temporary is { } temporary ? [temporary] : Array.Empty<string>(), .. command.Write];
        foreach (var (path, mayWrite) in read.Select(path => (path, false)).Concat(write.Select(path => (path, true))).Where(row => Path.Exists(row.path)))
        {
            var rule = Steps.Of(Landlock.Permitted(command.Abi, mayWrite, Directory.Exists(path)), 0UL);
            var place = (int*)(rule + 1);
            steps.Try(place, SystemCalls.OpenAt, Here, (nint)Steps.Text(path), OpenPath);
            steps.With(null, rules, SystemCalls.LandlockAdd, PathBeneath, (nint)rule);
            steps.With(null, place, SystemCalls.Close);
        }
        steps.With($"{Launch.Voice}Landlock does not restrict", rules, SystemCalls.LandlockRestrict);
    }

    private void Filter()
    {
        const uint Unix = 1, Internet = 2, Internet6 = 10, Kernel = 16;
        uint[]? families = command.HasNamespaces ? null : [.. command.NoUnix ? Array.Empty<uint>() : [Unix], .. command.Network ? [Internet, Internet6, Kernel] : Array.Empty<uint>()];
        var program = SyscallFilter.Of(families).Program();
        var header = Steps.Of<nint>(program.Length, (nint)Steps.Of<ulong>(program));
        steps.Must($"{Launch.Voice}system calls cannot be filtered", SystemCalls.Seccomp, 1, 0, (nint)header);
    }

    /// <summary>The user outside, for the map of a namespace.</summary>
    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static partial uint User();

    /// <summary>The group outside.</summary>
    [LibraryImport("libc", EntryPoint = "getegid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static partial uint Group();
}
