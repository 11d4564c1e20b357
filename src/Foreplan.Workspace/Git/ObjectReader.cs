using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Foreplan.Workspace.Git;

/// <summary>Reads objects through one <c>cat-file --batch</c> that stays alive; started when first asked, once more when it has died.</summary>
internal sealed class ObjectReader(GitSide side) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private Process? process;

    /// <summary>The bytes of an object named by id or <c>commit^{tree}</c>; null when it is not here.</summary>
    public byte[]? Read(string name)
    {
        if (name.Any(c => c is '\n' or '\0'))
        {
            return null;
        }

        lock (gate)
        {
            try
            {
                return Ask(name);
            }
            catch (IOException)
            {
                Stop();
                return Ask(name);
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            Stop();
        }
    }

    private byte[]? Ask(string name)
    {
        process ??= Begin();
        var input = process.StandardInput.BaseStream;
        input.Write(Encoding.UTF8.GetBytes(name + "\n"));
        input.Flush();
        var output = process.StandardOutput.BaseStream;
        var header = ReadLine(output).Split(' ');
        if (header.Length != 3 || !int.TryParse(header[2], CultureInfo.InvariantCulture, out var size))
        {
            return null;
        }

        var content = new byte[size];
        output.ReadExactly(content);
        _ = output.ReadByte();
        return content;
    }

    private Process Begin()
    {
        var started = side.Program.Start(side.Call(["cat-file", "--batch"]));
        started.ErrorDataReceived += static (_, _) => { };
        started.BeginErrorReadLine();
        return started;
    }

    private static string ReadLine(Stream output)
    {
        List<byte> line = [];
        int next;
        while ((next = output.ReadByte()) != '\n')
        {
            line.Add(next >= 0 ? (byte)next : throw new EndOfStreamException("git cat-file ended."));
        }

        return Encoding.UTF8.GetString([.. line]);
    }

    private void Stop()
    {
        if (process is null)
        {
            return;
        }

        // Git ends when its input does. A kill would end a script around it only, and leave git holding what is waited for here.
        process.CancelErrorRead();
        process.StandardInput.BaseStream.Dispose();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        process = null;
    }
}
