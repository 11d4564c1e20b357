using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Foreplan.Workspace.Processes.Confinement;

namespace Foreplan.Workspace.Processes.Escapes;

/// <summary>The hidden verb that runs inside a sandbox and tries to leave it. It says what it believes; the suite outside looks for itself.</summary>
public static partial class Intruder
{
    /// <summary>The verb's name.</summary>
    public const string Verb = "__escape";

    private const int Patience = 2000;
    private const int Ptrace64 = 101;
    private const int PtraceArm = 117;
    private const nint Seize = 0x4206;
    private const nint NewUser = 0x10000000;
    private const nint GetNoNewPrivileges = 39;
    private const int Terminate = 15;
    private const nint Detach = 2;

    /// <summary>Tries everything in the folder it stands in; a line for each: name, through or held, what was seen.</summary>
    public static int Run(IReadOnlyList<string> words)
    {
        var at = EscapeTargets.Of(words);
        // Daemons first: they have the rest of the time to be found.
        Try("daemon", () => Shell($"(env -i setsid sleep {at.Nap} >/dev/null 2>&1 </dev/null &)"));
        Try("orphan", () => Shell($"(env -i sh -c '(sleep {at.Nap}1 >/dev/null 2>&1 </dev/null &) &')"));
        Files(at);
        Reading(at);
        Network(at);
        Processes(at);
        Kernel();
        return 0;
    }

    private static void Files(EscapeTargets at)
    {
        Try("write-outside", () => Write(Path.Combine(at.Outside, "written")));
        Try("write-home", () => at.Home.Length == 0 ? null : Write(Path.Combine(at.Home, "written")));
        Try("symlink", () =>
        {
            File.CreateSymbolicLink("link", Path.Combine(at.Outside, "linked"));
            return Write("link");
        });
        Try("hardlink", () => Link(Path.Combine(at.Outside, "hard"), "hard") == 0 ? Write("hard") : Refused());
        Try("rename", () =>
        {
            File.Move(Path.Combine(at.Outside, "moved"), "moved");
            return "moved";
        });
        Try("truncate", () => Truncate(Path.Combine(at.Outside, "cut"), 0) == 0 ? "cut" : Refused());
        Try("chmod", () =>
        {
            if (OperatingSystem.IsLinux())
            {
                File.SetUnixFileMode(Path.Combine(at.Outside, "mode"), (UnixFileMode)0b111_111_111);
            }
            return "changed";
        });
        Try("protected-file", () => Replace("AGENTS.md"));
        Try("git-pointer", () => Replace(".git"));
    }

    private static void Reading(EscapeTargets at)
    {
        Try("read-outside", () => File.ReadAllText(Path.Combine(at.Outside, "secret")));
        Try("read-home", () => at.Home.Length == 0 ? null : File.ReadAllText(Path.Combine(at.Home, "secret")));
        Try("inherited-fd", () => Directory.GetFiles("/proc/self/fd").Select(fd => new FileInfo(fd).LinkTarget).FirstOrDefault(target => target == Path.Combine(at.Outside, "secret")) is { } open
            ? $"{open} is open" : throw new IOException("nothing of it is open"));
        Try("environment", () => Environment.GetEnvironmentVariables().Values.Cast<string>().Any(value => value == at.Secret) ? "it is there" : throw new IOException("it is not there"));
    }

    private static void Network(EscapeTargets at)
    {
        Try("tcp", () => Connect(AddressFamily.InterNetwork, ProtocolType.Tcp, new IPEndPoint(IPAddress.Loopback, Number(at.TcpPort))));
        Try("udp", () =>
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.SendTo("out"u8, new IPEndPoint(IPAddress.Loopback, Number(at.UdpPort)));
            // Sent is not received: the suite says which.
            throw new IOException("sent within");
        });
        Try("unix-abstract", () => Connect(AddressFamily.Unix, ProtocolType.Unspecified, new UnixDomainSocketEndPoint("\0" + at.Abstract)));
        Try("unix-path", () => Connect(AddressFamily.Unix, ProtocolType.Unspecified, new UnixDomainSocketEndPoint(Path.Combine(at.Outside, "socket"))));
    }

    private static void Processes(EscapeTargets at)
    {
        Try("proc-environ", () => Found("environ", text => text.Contains(at.Secret, StringComparison.Ordinal)));
        Try("proc-root", () => Everyone().Select(process => $"{process}/root{at.Outside}/secret").FirstOrDefault(CanRead) ?? throw new IOException("no root leads there"));
        Try("proc-cmdline", () => Found("cmdline", text => text.EndsWith($"sleep\0{at.VictimArgument}\0", StringComparison.Ordinal)));
        Try("ptrace", () =>
        {
            var call = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? PtraceArm : Ptrace64;
            if (SystemCalls.Call(call, Seize, Number(at.Victim)) != 0)
            {
                return Refused();
            }
            SystemCalls.Call(call, 17, Number(at.Victim));
            return "traced";
        });
        Try("signal", () => Kill(Number(at.Prey), Terminate) == 0 ? "sent" : Refused());
    }

    private static void Kernel()
    {
        Try("namespaces", () =>
        {
            var born = Newborn.Start(NewUser, new Steps());
            return born > 0 ? "made" : throw new IOException(Reason((int)-born));
        });
        Try("mount", () =>
        {
            var place = Directory.CreateDirectory("mounted").FullName;
            var kind = Marshal.StringToCoTaskMemUTF8("tmpfs");
            var path = Marshal.StringToCoTaskMemUTF8(place);
            if (SystemCalls.Call(SystemCalls.Mount, kind, path, kind) != 0)
            {
                return Refused();
            }
            _ = Unmount(place, (int)Detach);
            return "mounted";
        });
        Try("setuid", () => SystemCalls.Call(SystemCalls.Control, GetNoNewPrivileges) == 1 ? throw new IOException("no new privileges") : "new privileges are permitted");
        Try("capabilities", () =>
        {
            var held = File.ReadLines("/proc/self/status").First(line => line.StartsWith("CapEff:", StringComparison.Ordinal))["CapEff:".Length..].Trim();
            return held.Any(digit => digit != '0') ? held : throw new IOException("none");
        });
        Try("disk", () =>
        {
            var disks = Directory.GetFiles("/dev").Where(path => Path.GetFileName(path) is ['s' or 'v' or 'h', 'd', _, ..] || path.StartsWith("/dev/nvme", StringComparison.Ordinal)).ToList();
            return disks.FirstOrDefault(CanRead) ?? throw new IOException(disks.Count == 0 ? "there is none" : "refused");
        });
    }

#pragma warning disable CA1031 // Whatever stops an attempt is what held it.
    private static void Try(string name, Func<string?> attempt)
    {
        string line;
        try
        {
            line = attempt() is { } seen ? $"{name}\tthrough\t{seen}" : $"{name}\tnot tried\t";
        }
        catch (Exception held)
        {
            line = $"{name}\theld\t{held.Message}";
        }
        Console.WriteLine(line.ReplaceLineEndings(" "));
    }
#pragma warning restore CA1031

    private static string Write(string path)
    {
        File.WriteAllText(path, "escaped");
        return $"wrote {path}";
    }

    private static string Replace(string name)
    {
        var ways = new Action[]
        {
            () => File.WriteAllText(name, "escaped"),
            () => File.Move(name, name + ".old"),
            () => File.Delete(name),
        };
        return ways.Any(Works) ? "changed" : throw new IOException("neither written nor moved nor removed");

        static bool Works(Action way)
        {
            try
            {
                way();
                return true;
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    private static string Connect(AddressFamily family, ProtocolType protocol, EndPoint there)
    {
        using var socket = new Socket(family, SocketType.Stream, protocol);
        return socket.ConnectAsync(there).Wait(Patience) ? "connected" : throw new IOException("no answer");
    }

    private static string Shell(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script])) ?? throw new IOException("no shell");
        shell.WaitForExit();
        // Started is not left behind: the suite says which.
        throw new IOException("ended with the command");
    }

    private static IEnumerable<string> Everyone() =>
        Directory.GetDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id != Environment.ProcessId);

    private static string Found(string file, Func<string, bool> isIt) =>
        Everyone().FirstOrDefault(process => Text(Path.Combine(process, file)) is { } text && isIt(text)) ?? throw new IOException("not among those that can be seen");

    private static string? Text(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(path));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool CanRead(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return stream.ReadByte() >= 0;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Refused() => throw new IOException(Reason(Marshal.GetLastPInvokeError()));

    private static string Reason(int error) => Marshal.GetPInvokeErrorMessage(error);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string old, string made);

    [LibraryImport("libc", EntryPoint = "truncate", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Truncate(string path, nint length);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "umount2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unmount(string place, int flags);
}
