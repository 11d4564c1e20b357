using Foreplan.Models.Chain;

namespace Foreplan.Models.Http;

/// <summary>A response's body: each read is a sign of life, and a broken connection is a failed try.</summary>
internal sealed class WatchedStream(Stream inner, Pulse? pulse) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return Counted(inner.Read(buffer, offset, count));
        }
        catch (IOException broken)
        {
            throw Cut(broken);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Counted(await inner.ReadAsync(buffer, cancellationToken));
        }
        catch (IOException broken) when (!cancellationToken.IsCancellationRequested)
        {
            throw Cut(broken);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private static ModelFailure Cut(IOException broken) => new(ModelFailure.Cut, "The connection broke in the middle of the answer.", broken);

    private int Counted(int read)
    {
        if (read > 0)
        {
            pulse?.Touch();
        }

        return read;
    }
}
