using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Foreplan.Workspace.Processes;

/// <summary>Takes everything a command prints and keeps its first and last 512 KiB, so that a flood fills no memory.</summary>
internal sealed class CappedOutput(IProgress<string>? lines)
{
    private const int Part = 512 * 1024;
    private const int LongestLine = 4096;

    private readonly Lock gate = new();
    private readonly List<byte> head = [];
    private readonly byte[] tail = new byte[Part];
    private readonly List<byte> line = [];
    private long tailLength;

    public void Drain(Stream source)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            Add(buffer.AsSpan(0, read));
        }
        EndLine();
    }

    public override string ToString()
    {
        lock (gate)
        {
            var kept = (int)Math.Min(tailLength, Part);
            var end = new byte[kept];
            for (var i = 0; i < kept; i++)
            {
                end[i] = tail[(tailLength - kept + i) % Part];
            }
            if (tailLength <= Part)
            {
                return Encoding.UTF8.GetString([.. head, .. end]);
            }
            var missing = (tailLength - Part).ToString(CultureInfo.InvariantCulture);
            return $"{Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(head))}\n[… {missing} bytes left out …]\n{Encoding.UTF8.GetString(end)}";
        }
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            var first = bytes[..(int)Math.Min(bytes.Length, Part - head.Count)];
            head.AddRange(first);
            // A watcher of a flood is told its beginning only.
            Tell(first);
            var rest = bytes[first.Length..];
            for (var copied = 0; copied < rest.Length;)
            {
                var at = (int)(tailLength % Part);
                var count = Math.Min(Part - at, rest.Length - copied);
                rest.Slice(copied, count).CopyTo(tail.AsSpan(at));
                copied += count;
                tailLength += count;
            }
        }
    }

    private void Tell(ReadOnlySpan<byte> bytes)
    {
        if (lines is null)
        {
            return;
        }
        foreach (var single in bytes)
        {
            if (single == '\n')
            {
                EndLine();
            }
            else if (line.Count < LongestLine)
            {
                line.Add(single);
            }
        }
    }

    private void EndLine()
    {
        if (line.Count > 0)
        {
            lines?.Report(Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(line)).TrimEnd('\r'));
            line.Clear();
        }
    }
}
