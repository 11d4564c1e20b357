using System.Diagnostics.CodeAnalysis;
using System.Net;
using Foreplan.Models.Chain;

namespace Foreplan.Models.Http;

/// <summary>The only way to a provider: no redirect is followed, no cookie kept, and what goes wrong is a <see cref="ModelFailure"/> whichever client is above.</summary>
internal sealed class ProviderHttp(HttpMessageHandler inner, ApiKeys keys, TimeProvider time) : DelegatingHandler(inner)
{
    private const int MostOfABody = 64 * 1024;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The HTTP client disposes its handlers.")]
    public static HttpClient Create(ApiKeys keys, TimeProvider time, Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect = null)
    {
        // A redirect would send the key and the prompt to whatever host it names.
        var transport = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(30), PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectCallback = connect };
        return new(new ProviderHttp(transport, keys, time)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await ReachAsync(request, cancellationToken);
        Pulse.Current?.Touch();
        var html = response.Content.Headers.ContentType?.MediaType == "text/html";
        if (response.StatusCode == HttpStatusCode.OK && !html)
        {
            var content = new StreamContent(new WatchedStream(await response.Content.ReadAsStreamAsync(cancellationToken), Pulse.Current));
            foreach (var (name, values) in response.Content.Headers)
            {
                content.Headers.TryAddWithoutValidation(name, values);
            }

            response.Content = content;
            return response;
        }

        using (response)
        {
            throw HttpFailure.Of(response, keys.Hide(await BodyAsync(response, cancellationToken)), html, time.GetUtcNow());
        }
    }

    private async Task<HttpResponseMessage> ReachAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException unreached)
        {
            throw new ModelFailure(ModelFailure.Connection, keys.Hide($"{request.RequestUri?.Host} could not be reached: {unreached.Message}"), unreached);
        }
    }

    private static async Task<string> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
            var buffer = new char[MostOfABody];
            var read = await reader.ReadBlockAsync(buffer, cancellationToken);
            return new(buffer, 0, read);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            return "";
        }
    }
}
