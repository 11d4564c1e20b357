using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Foreplan.Cli.Output;

/// <summary>What a command talks through: three streams, what they can show, and the process's surroundings.</summary>
internal sealed record Terminal
{
    private const int Utf8 = 65001;

    // Where the base library looks for the console's encoding.
    private static readonly string[] CharsetLocale = ["LC_ALL", "LC_MESSAGES", "LANG"];

    private static readonly string[] Locale = ["LC_ALL", "LC_CTYPE", "LANG"];

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>The console's by default, which is opened when it is read.</summary>
    public TextReader In
    {
        get => field ?? Console.In;
        init;
    }

    public required Func<string, string?> Variable { get; init; }

    /// <summary>The folder that the person is in.</summary>
    public required string Folder { get; init; }

    /// <summary>True when a person can be asked: input and error are a terminal.</summary>
    public bool IsInteractive { get; init; }

    public bool OutIsTerminal { get; init; }

    public bool OutHasColour { get; init; }

    public bool ErrorHasColour { get; init; }

    /// <summary>True when a line of the error stream can be written over.</summary>
    public bool ErrorIsLive { get; init; }

    public bool IsUnicode { get; init; } = true;

    /// <summary>Why output could not be written where it was sent; null while all of it was.</summary>
    public Func<string?> Undelivered { get; init; } = () => null;

    public Func<int> Width { get; init; } = () => 100;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The process's own streams are open as long as it lives.")]
    public static Terminal OfThisProcess()
    {
        Func<string, string?> variable = Environment.GetEnvironmentVariable;
        var kind = variable("TERM");
        var colour = kind != "dumb" && string.IsNullOrEmpty(variable("NO_COLOR"));
        var encoding = EncodingOf(variable);
        var live = !Console.IsErrorRedirected && kind != "dumb";
        var output = new OutputStream(Console.OpenStandardOutput());
        return new()
        {
            // Nobody reads a terminal that was closed; a file that is full lacks something.
            Undelivered = () => Console.IsOutputRedirected ? output.Failure : null,
            Out = Writer(output, () => Console.Out, encoding),
            Error = Writer(new(Console.OpenStandardError()), () => Console.Error, encoding),
            Variable = variable,
            Folder = CurrentFolder(variable),
            IsInteractive = !Console.IsInputRedirected && !Console.IsErrorRedirected,
            OutIsTerminal = !Console.IsOutputRedirected,
            OutHasColour = colour && !Console.IsOutputRedirected,
            ErrorHasColour = colour && live,
            ErrorIsLive = live,
            IsUnicode = encoding.CodePage == Utf8 && (Console.IsOutputRedirected || kind is not ("dumb" or "linux")) && !IsPlainLocale(variable),
            Width = () => live ? Math.Max(40, Console.WindowWidth) : 100,
        };
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The process's own streams are open as long as it lives.")]
    private static TextWriter Writer(OutputStream stream, Func<TextWriter> console, Encoding encoding) =>
        // The console's own writers first load what is known of the kind of terminal, which is of use to none of ours.
        OperatingSystem.IsWindows() ? console() : TextWriter.Synchronized(new StreamWriter(stream, encoding, bufferSize: 4096) { AutoFlush = true });

    // Nearly every locale names UTF-8 or nothing; only another name is worth the tables of all encodings, which take a start longer than a page of text.
    private static Encoding EncodingOf(Func<string, string?> variable)
    {
        var charset = CharsetLocale.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value))?.Split('@')[0].Split('.') is [_, var named, ..] ? named : "utf-8";
        return !OperatingSystem.IsWindows() && charset.Replace("-", "", StringComparison.Ordinal).Equals("utf8", StringComparison.OrdinalIgnoreCase)
            ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
            : Console.OutputEncoding;
    }

    // A folder that was deleted under the shell has no path any more; what the shell calls it says which it was.
    private static string CurrentFolder(Func<string, string?> variable)
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (IOException)
        {
            return variable("PWD") ?? "The current folder";
        }
    }

    private static bool IsPlainLocale(Func<string, string?> variable) =>
        Locale.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) is "C" or "POSIX";
}
