using System.Runtime.InteropServices;

namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>Numbers of the kernel's calls on this processor; what both have alike is written where it is used.</summary>
internal static partial class SystemCalls
{
    public const nint
        CloneThree = 435, CloseRange = 436, MountSetAttributes = 442, LandlockCreate = 444, LandlockAdd = 445, LandlockRestrict = 446,
        IoRing = 425, OpenTree = 428, MoveMount = 429, FsOpen = 430, FsConfig = 431, FsMount = 432, FsPick = 433;

    private static readonly bool Arm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    public static bool AreKnown => RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>The name of the processor's calls for a filter.</summary>
    public static uint AuditArchitecture => Arm ? 0xC00000B7 : 0xC000003E;

    public static nint Write => Of(1, 64);

    public static nint Close => Of(3, 57);

    public static nint SetSignalMask => Of(14, 135);

    public static nint SetSignalAction => Of(13, 134);

    public static nint IoControl => Of(16, 29);

    public static nint Socket => Of(41, 198);

    public static nint Clone => Of(56, 220);

    public static nint Execute => Of(59, 221);

    public static nint Exit => Of(231, 94);

    public static nint Wait => Of(61, 260);

    public static nint ChangeFolder => Of(80, 49);

    public static nint Control => Of(157, 167);

    public static nint SetCapabilities => Of(126, 91);

    public static nint Mount => Of(165, 40);

    public static nint OpenAt => Of(257, 56);

    public static nint Unshare => Of(272, 97);

    public static nint SetNamespace => Of(308, 268);

    public static nint Seccomp => Of(317, 277);

    /// <summary>What no build and no test needs, and what leads out of a sandbox: mounts, keys, kernels, rings that go past a filter.</summary>
    public static IReadOnlyList<nint> Dangerous =>
    [
        Mount, Of(166, 39), Of(155, 41), Of(161, 51), SetNamespace, OpenTree, MoveMount, FsOpen, FsConfig, FsMount, FsPick, MountSetAttributes,
        Of(248, 217), Of(249, 218), Of(250, 219), Of(321, 280), Of(298, 241), Of(323, 282), IoRing, Of(304, 265),
        Of(246, 104), Of(320, 294), Of(175, 105), Of(313, 273), Of(176, 106), Of(169, 142), Of(167, 224), Of(168, 225),
    ];

    private static nint Of(nint x64, nint arm64) => Arm ? arm64 : x64;

    /// <summary>The call itself.</summary>
    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Call(nint number, nint first = 0, nint second = 0, nint third = 0, nint fourth = 0, nint fifth = 0, nint sixth = 0);
}
