namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>What the kernel's Landlock can forbid, by its version.</summary>
internal static class Landlock
{
    /// <summary>Below it, the length of files outside can be cut.</summary>
    public const int Strong = 3;

    private const ulong ReadFile = 1 << 2;
    private const ulong FilesOnly = Execute | WriteFile | ReadFile | Truncate | DeviceControl;
    private const ulong Execute = 1;
    private const ulong WriteFile = 1 << 1;
    private const ulong ReadFolder = 1 << 3;
    private const ulong MakeCharacterDevice = 1 << 6;
    private const ulong MakeBlockDevice = 1 << 11;
    private const ulong Truncate = 1 << 14;
    private const ulong DeviceControl = 1 << 15;
    private const ulong BindAndConnect = 3;
    private const ulong AbstractSocketsAndSignals = 3;

    private const nint AskVersion = 1;

    /// <summary>The kernel's version; 0 without Landlock.</summary>
    public static int Abi() =>
        OperatingSystem.IsLinux() && SystemCalls.AreKnown ? (int)Math.Max(0, SystemCalls.Call(SystemCalls.LandlockCreate, 0, 0, AskVersion)) : 0;

    public static string? WhyNot(int abi) =>
        !SystemCalls.AreKnown ? "this processor is not known" : abi > 0 ? null : "the kernel has no Landlock, or it is not switched on";

    public static string Weakness(int abi) => abi >= Strong ? "" : $" Weak: Landlock {abi} of this kernel does not keep files outside from being cut to nothing; a kernel from 6.2 on does.";

    public static IReadOnlyList<string> OpenBy(int abi) => abi >= Strong ? [] : ["truncate"];

    /// <summary>What is forbidden unless a rule permits it: files, network, scopes.</summary>
    public static ulong[] Handled(int abi, bool network) => abi switch
    {
        < 4 => [Files(abi)],
        < 6 => [Files(abi), network ? 0 : BindAndConnect],
        _ => [Files(abi), network ? 0 : BindAndConnect, AbstractSocketsAndSignals],
    };

    /// <summary>What a rule permits on a path.</summary>
    public static ulong Permitted(int abi, bool write, bool isFolder) =>
        Files(abi) & (write ? ~(MakeCharacterDevice | MakeBlockDevice) : Execute | ReadFile | ReadFolder) & (isFolder ? ulong.MaxValue : FilesOnly);

    private static ulong Files(int abi) => abi switch
    {
        1 => (1UL << 13) - 1,
        2 => (1UL << 14) - 1,
        < 5 => (1UL << 15) - 1,
        _ => (1UL << 16) - 1,
    };
}
