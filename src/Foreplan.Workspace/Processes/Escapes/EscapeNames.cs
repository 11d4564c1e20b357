namespace Foreplan.Workspace.Processes.Escapes;

/// <summary>Every attempt in the order of the table, with its words.</summary>
internal static class EscapeNames
{
    public static readonly IReadOnlyList<(string Name, string What)> All =
    [
        ("write-outside", "write a file outside the worktree"),
        ("write-home", "write a file in your home"),
        ("symlink", "write through a symbolic link in the worktree"),
        ("hardlink", "write through a hard link made in the worktree"),
        ("rename", "move a file from outside into the worktree"),
        ("truncate", "cut a file outside to nothing"),
        ("chmod", "change the mode of a file outside"),
        ("protected-file", "change, replace or remove a protected file"),
        ("git-pointer", "replace the worktree's .git"),
        ("read-outside", "read a private file outside"),
        ("read-home", "read a file in your home"),
        ("inherited-fd", "read a file that was left open at the start"),
        ("environment", "see a variable of your environment"),
        ("tcp", "connect to a port on the loopback"),
        ("udp", "send a datagram to the loopback"),
        ("unix-abstract", "connect to an abstract unix socket"),
        ("unix-path", "connect to a unix socket in the file system"),
        ("proc-environ", "read another process's environment"),
        ("proc-root", "reach files through another process's root"),
        ("proc-cmdline", "see another process's command line"),
        ("ptrace", "trace another process"),
        ("signal", "end another process"),
        ("namespaces", "make a user namespace"),
        ("mount", "mount a file system"),
        ("setuid", "gain privileges through a setuid program"),
        ("capabilities", "hold a capability"),
        ("disk", "open a disk"),
        ("daemon", "leave a daemon behind, with its environment shed"),
        ("orphan", "leave a twice-forked child behind"),
    ];
}
