using System.Text;

namespace Foreplan.Models.Http;

/// <summary>A connection to nowhere: takes a request whole and answers it with a fixed stream of events, without any network.</summary>
internal sealed class Nowhere(byte[] answer) : Stream
{
    private readonly MemoryStream answer = new(answer);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Connects a client that speaks a provider's protocol to the shortest whole answer in it.</summary>
    public static Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> Of(ProviderDialect dialect) => async (_, _) =>
    {
        // A real connection is waited for, which takes other ways through the client than one that is there.
        await Task.Yield();
        return new Nowhere(Answer(dialect == ProviderDialect.Messages
            ? """
              event: message_start
              data: {"type":"message_start","message":{"id":"m","type":"message","role":"assistant","model":"none","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":0,"output_tokens":0}}}

              event: message_stop
              data: {"type":"message_stop"}


              """
            : """
              data: {"id":"m","object":"chat.completion.chunk","created":0,"model":"none","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":"stop"}]}

              data: [DONE]


              """));
    };

    public override int Read(byte[] buffer, int offset, int count) => answer.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(answer.Read(buffer.Span));

    public override void Write(byte[] buffer, int offset, int count)
    {
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static byte[] Answer(string events) =>
        Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\nContent-Length: {events.Length}\r\n\r\n{events}");
}
