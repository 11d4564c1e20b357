namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>A filter of system calls as the kernel's packet-filter program.</summary>
internal sealed class SyscallFilter
{
    private const ushort Load = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort JumpIfAny = 0x45;
    private const ushort Return = 0x06;

    private const uint Allow = 0x7FFF0000;
    private const uint Error = 0x00050000;
    private const int Number = 0;
    private const int Architecture = 4;
    private const int FirstArgument = 16;

    private const uint OtherCalls = 0x40000000;
    private const uint NewNamespaces = 0x7E020000 | 0x80;
    private const uint Denied = 1;
    private const uint NoAccess = 13;
    private const uint NotThere = 38;

    private readonly List<(ushort Code, byte Then, byte Else, uint Value)> lines =
    [
        (Load, 0, 0, Architecture), (JumpIfEqual, 1, 0, SystemCalls.AuditArchitecture), (Return, 0, 0, Error | NotThere),
        (Load, 0, 0, Number), (JumpIfAtLeast, 0, 1, OtherCalls), (Return, 0, 0, Error | NotThere),
    ];

    /// <summary>The filter of a sandboxed command.</summary>
    /// <param name="families">The families of sockets that are permitted; null permits all.</param>
    public static SyscallFilter Of(IReadOnlyList<uint>? families)
    {
        var filter = new SyscallFilter().WithoutNamespaces();
        foreach (var number in SystemCalls.Dangerous)
        {
            filter.Deny(number);
        }
        return families is null ? filter : filter.OnlySockets(families);
    }

    /// <summary>No new namespace by any call; the one whose flags cannot be looked at is as if it were not there.</summary>
    public SyscallFilter WithoutNamespaces()
    {
        foreach (var number in new[] { SystemCalls.Clone, SystemCalls.Unshare })
        {
            Add(JumpIfEqual, 0, 4, (uint)number);
            Add(Load, 0, 0, FirstArgument);
            Add(JumpIfAny, 0, 1, NewNamespaces);
            Add(Return, 0, 0, Error | Denied);
            Add(Load, 0, 0, Number);
        }
        return Deny(SystemCalls.CloneThree, NotThere);
    }

    public SyscallFilter Deny(nint number, uint error = Denied)
    {
        Add(JumpIfEqual, 0, 1, (uint)number);
        Add(Return, 0, 0, Error | error);
        return this;
    }

    /// <summary>The program: lines of eight bytes.</summary>
    public ulong[] Program() =>
        [.. lines.Select(line => line.Code | ((ulong)line.Then << 16) | ((ulong)line.Else << 24) | ((ulong)line.Value << 32)), Return | ((ulong)Allow << 32)];

    private SyscallFilter OnlySockets(IReadOnlyList<uint> families)
    {
        Add(JumpIfEqual, 0, (byte)(families.Count + 3), (uint)SystemCalls.Socket);
        Add(Load, 0, 0, FirstArgument);
        for (var i = 0; i < families.Count; i++)
        {
            Add(JumpIfEqual, (byte)(families.Count - i), 0, families[i]);
        }
        Add(Return, 0, 0, Error | NoAccess);
        Add(Load, 0, 0, Number);
        return this;
    }

    private void Add(ushort code, byte then, byte otherwise, uint value) => lines.Add((code, then, otherwise, value));
}
