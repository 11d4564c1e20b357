namespace Foreplan.Cli.Output;

/// <summary>What a command writes to: once it is closed or full, what is written goes nowhere, so that the command still comes to its end.</summary>
/// <param name="stream">The process's own stream.</param>
internal sealed class OutputStream(Stream stream) : Stream
{
    /// <summary>Why something could not be written; null while all of it was.</summary>
    public string? Failure { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            stream.Write(buffer);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Failure ??= refused.Message;
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
