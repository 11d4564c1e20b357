using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Foreplan.Workspace.Processes.Escapes;

/// <summary>Everything outside the sandbox that an attempt can reach if it gets through: files, listeners, processes; gone when disposed.</summary>
internal sealed partial class EscapeScene : IDisposable
{
    public const string Untouched = "untouched\n";

    private const string HomePrefix = ".foreplan-doctor-";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly string folder = Directory.CreateTempSubdirectory("foreplan-doctor-").FullName;
    private readonly TcpListener tcp = new(IPAddress.Loopback, 0);
    private readonly UdpClient udp = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly Socket hidden = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Socket named = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Process victim;
    private readonly Process prey;
    private readonly int open;
    private readonly string secret = Guid.NewGuid().ToString("N");
    private readonly string variable = "FOREPLAN_DOCTOR_" + Guid.NewGuid().ToString("N")[..8];
    private readonly int nap = RandomNumberGenerator.GetInt32(100_000, 199_999);

    public EscapeScene(string home)
    {
        Tree = Directory.CreateDirectory(Path.Combine(folder, "tree")).FullName;
        var outside = Directory.CreateDirectory(Path.Combine(folder, "outside")).FullName;
        foreach (var name in new[] { "secret", "linked", "hard", "moved", "cut", "mode" })
        {
            WritePrivately(Path.Combine(outside, name), name == "secret" ? secret : Untouched);
        }
        Home = HomeOf(home);
        tcp.Start();
        var abstractName = "foreplan-doctor-" + secret;
        hidden.Bind(new UnixDomainSocketEndPoint("\0" + abstractName));
        hidden.Listen();
        named.Bind(new UnixDomainSocketEndPoint(Path.Combine(outside, "socket")));
        named.Listen();
        var argument = $"{nap}9";
        victim = Sleeper(argument);
        prey = Sleeper($"{nap}8");
        Environment.SetEnvironmentVariable(variable, secret);
        open = Open(Path.Combine(outside, "secret"), 0);
        Targets = new()
        {
            Outside = outside,
            Home = Home,
            TcpPort = Text(((IPEndPoint)tcp.LocalEndpoint).Port),
            UdpPort = Text(((IPEndPoint?)udp.Client.LocalEndPoint)?.Port ?? 0),
            Abstract = abstractName,
            Victim = Text(victim.Id),
            VictimArgument = argument,
            Prey = Text(prey.Id),
            Nap = Text(nap),
            Secret = secret,
        };
    }

    public string Tree { get; }

    public EscapeTargets Targets { get; }

    private string Home { get; }

    /// <summary>Whether an attempt left a trace here; null where none can be seen from outside.</summary>
    public bool? Shows(string name) => name switch
    {
        "write-outside" => File.Exists(In("written")),
        "write-home" => Home.Length > 0 && File.Exists(Path.Combine(Home, "written")),
        "symlink" => File.ReadAllText(In("linked")) != Untouched,
        "hardlink" => File.ReadAllText(In("hard")) != Untouched,
        "rename" => !File.Exists(In("moved")),
        "truncate" => new FileInfo(In("cut")).Length == 0,
        "chmod" => !OperatingSystem.IsWindows() && File.GetUnixFileMode(In("mode")) != (UnixFileMode.UserRead | UnixFileMode.UserWrite),
        "protected-file" => TextOf("AGENTS.md") != Untouched,
        "git-pointer" => TextOf(".git") != Untouched,
        "tcp" => tcp.Pending(),
        "udp" => udp.Available > 0,
        "unix-abstract" => hidden.Poll(0, SelectMode.SelectRead),
        "unix-path" => named.Poll(0, SelectMode.SelectRead),
        "signal" => prey.WaitForExit(0),
        _ => null,
    };

    /// <summary>The attempts whose processes are still there two seconds after the command.</summary>
    public async Task<IReadOnlyList<string>> DaemonsAsync(CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        List<string> left;
        do
        {
            left = [.. new[] { ("daemon", $"{nap}"), ("orphan", $"{nap}1") }.Where(row => Sleeping(row.Item2).Count > 0).Select(row => row.Item1)];
            await Task.Delay(50, cancel);
        }
        while (left.Count > 0 && watch.Elapsed < Patience);
        return left;
    }

    public void Dispose()
    {
        foreach (var id in new[] { $"{nap}", $"{nap}1", $"{nap}8", $"{nap}9" }.SelectMany(Sleeping))
        {
            Kill(id);
        }
        victim.Dispose();
        prey.Dispose();
        tcp.Dispose();
        udp.Dispose();
        hidden.Dispose();
        named.Dispose();
        _ = Close(open);
        Environment.SetEnvironmentVariable(variable, null);
        Directory.Delete(folder, recursive: true);
        if (Home.Length > 0)
        {
            Directory.Delete(Home, recursive: true);
        }
    }

    private static void WritePrivately(string path, string text)
    {
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static List<int> Sleeping(string argument) =>
        [.. Directory.GetDirectories("/proc")
            .Select(process => int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && CommandOf(id) == $"sleep\0{argument}\0" ? id : 0)
            .Where(id => id > 0)];

    private static string CommandOf(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // It ended by itself.
        }
    }

    private string HomeOf(string home)
    {
        try
        {
            var made = Directory.CreateDirectory(Path.Combine(home, HomePrefix + secret[..8])).FullName;
            WritePrivately(Path.Combine(made, "secret"), secret);
            return made;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private Process Sleeper(string argument)
    {
        var start = new ProcessStartInfo("sleep", [argument]);
        start.Environment["FOREPLAN_DOCTOR_SECRET"] = secret;
        return Process.Start(start) ?? throw new ForeplanException("The program sleep does not start.", "Install coreutils.");
    }

    private string In(string name) => Path.Combine(Targets.Outside, name);

    private string? TextOf(string name) => File.Exists(Path.Combine(Tree, name)) ? File.ReadAllText(Path.Combine(Tree, name)) : null;

    // .NET opens nothing that a child inherits; whoever starts Foreplan may have.
    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
