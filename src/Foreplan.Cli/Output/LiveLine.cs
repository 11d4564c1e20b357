using System.Diagnostics;

namespace Foreplan.Cli.Output;

/// <summary>The error stream with a last line that is written over while work goes on; plain lines where it is no terminal.</summary>
/// <param name="terminal">The terminal.</param>
internal sealed class LiveLine(Terminal terminal) : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(120);

    private readonly Lock gate = new();
    private readonly IReadOnlyList<string> spinner = (terminal.IsUnicode ? Glyphs.Unicode : Glyphs.Ascii).Spinner;
    private Timer? timer;
    private string status = "";
    private string last = "";
    private long since;
    private int frame;

    /// <summary>True when lines were written since the start.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>Writes lines above the status.</summary>
    public void Write(string lines)
    {
        lock (gate)
        {
            Clear();
            terminal.Error.Write(lines);
            HasWritten = true;
            Draw();
        }
    }

    /// <summary>Sets what is going on, from now.</summary>
    public void Show(string text) => Show(text, "", restart: true);

    /// <summary>Adds the last thing that came of it.</summary>
    public void Add(string detail) => Show(status, detail, restart: false);

    /// <summary>Takes the status away, until it is shown again.</summary>
    public void Hide()
    {
        lock (gate)
        {
            Clear();
            status = "";
        }
    }

    public void Dispose()
    {
        Hide();
        timer?.Dispose();
    }

    private void Show(string text, string detail, bool restart)
    {
        if (!terminal.ErrorIsLive)
        {
            return;
        }

        lock (gate)
        {
            last = detail;
            since = restart || status.Length == 0 ? Stopwatch.GetTimestamp() : since;
            status = text;
            timer ??= new Timer(_ => Tick(), null, Beat, Beat);
        }
    }

    private void Tick()
    {
        lock (gate)
        {
            frame++;
            Draw();
        }
    }

    private void Draw()
    {
        if (status.Length > 0)
        {
            var seconds = (int)Stopwatch.GetElapsedTime(since).TotalSeconds;
            var line = PlainText.OneLine($"{spinner[frame % spinner.Count]} {status}{(seconds > 0 ? $" · {seconds} s" : "")}{(last.Length > 0 ? ": " + last : "")}", terminal.Width() - 1);
            terminal.Error.Write($"\r\e[2K{(terminal.IsUnicode ? line : Glyphs.ToAscii(line))}");
            terminal.Error.Flush();
        }
    }

    private void Clear()
    {
        if (status.Length > 0)
        {
            terminal.Error.Write("\r\e[2K");
        }
    }
}
