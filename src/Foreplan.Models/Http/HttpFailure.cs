using System.Globalization;
using System.Net.Http.Headers;
using Foreplan.Models.Chain;

namespace Foreplan.Models.Http;

/// <summary>What an answer that is no stream of a model means: which failures are tried again, and how long to wait.</summary>
internal static class HttpFailure
{
    public static ModelFailure Of(HttpResponseMessage response, string body, bool html, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
        {
            return new(ModelFailure.Permanent, $"{response.RequestMessage?.RequestUri?.Host} redirects to {Target(response)} ({status}), and redirects are not followed: the key would be sent there.")
            {
                Status = status,
                Hint = "Set the provider's base URL to the address that you trust.",
            };
        }

        var error = ErrorBody.Read(body, html);
        if (status < 300)
        {
            return new(ModelFailure.Permanent, $"The answer is {(html ? "a web page" : "no stream")}, not a model's: {error.Message}")
            {
                Status = status,
                Hint = "A proxy or a wrong base URL answers in the provider's place: check the base URL.",
            };
        }

        return new(Reason(status, error), $"{status}: {error.Message}")
        {
            Status = status,
            // By the clock that wrote the date: ours may be days off.
            RetryAfter = RetryAfter(response.Headers, response.Headers.Date ?? now),
            Hint = html && status is not (429 or >= 500) ? "A proxy or a wrong base URL answers in the provider's place: check the base URL." : null,
        };
    }

    private static string Reason(int status, ErrorBody error) => status switch
    {
        429 or 400 or 402 or 403 when error.IsSpendLimit => ModelFailure.SpendLimit,
        402 => ModelFailure.SpendLimit,
        429 => ModelFailure.RateLimit,
        529 => ModelFailure.Overloaded,
        408 or 409 or >= 500 => ModelFailure.Server,
        _ => ModelFailure.Permanent,
    };

    private static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (First(headers, "retry-after-ms") is { } ms && double.TryParse(ms, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return Sane(milliseconds / 1000);
        }

        if (First(headers, "retry-after") is not { } text)
        {
            return null;
        }

        return double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) ? Sane(seconds)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && date > now ? date - now
            : null;
    }

    private static TimeSpan? Sane(double seconds) => seconds is > 0 and < 1e8 ? TimeSpan.FromSeconds(seconds) : null;

    private static string? First(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault()?.Trim() : null;

    private static string Target(HttpResponseMessage response) =>
        response.Headers.Location is not { } location ? "nowhere" : location.IsAbsoluteUri ? location.Host : "another path of the same host";
}
