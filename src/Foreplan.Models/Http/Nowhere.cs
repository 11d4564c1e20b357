using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Foreplan.Models.Http;

/// <summary>Takes a request whole and answers it with a fixed stream of events, without any network.</summary>
internal sealed class Nowhere(string events) : HttpMessageHandler
{
    /// <summary>The shortest whole answer in each protocol.</summary>
    public static Nowhere Of(ProviderDialect dialect) => new(dialect == ProviderDialect.Messages
        ? """
          event: message_start
          data: {"type":"message_start","message":{"id":"m","type":"message","role":"assistant","model":"none","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":0,"output_tokens":0}}}

          event: message_stop
          data: {"type":"message_stop"}


          """
        : """
          data: {"id":"m","object":"chat.completion.chunk","created":0,"model":"none","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":"stop"}]}

          data: [DONE]


          """);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await (request.Content?.CopyToAsync(Stream.Null, cancellationToken) ?? Task.CompletedTask);
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(events));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
    }
}
