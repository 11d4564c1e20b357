using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Foreplan.Web.Guard;

/// <summary>Lets in nothing but the page itself: no other site, no other port, no other machine.</summary>
/// <param name="port">The port that is served.</param>
/// <param name="session">Who may use the page.</param>
internal sealed class RequestGuard(int port, Session session)
{
    public const string KeyHeader = "X-Foreplan-Key";
    public const string OwnerHeader = "X-Foreplan-Owner";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types foreplan";

    private readonly string[] hosts = [$"127.0.0.1:{port}", $"localhost:{port}"];

    /// <summary>Why a request is turned away, as a status and a sentence; null when it may pass.</summary>
    public (int Status, string Why)? Refuse(HttpRequest request)
    {
        var host = request.Headers.Host.ToString();
        var writes = !HttpMethods.IsGet(request.Method);
        var isApi = request.Path.StartsWithSegments("/api");
        if (!hosts.Contains(host, StringComparer.Ordinal))
        {
            return (403, "This host is not the page's.");
        }

        if (request.Headers.Origin.Count > 0 ? request.Headers.Origin.ToString() != $"http://{host}" : writes)
        {
            return (403, "This origin is not the page's.");
        }

        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site && site != "same-origin" && (site != "none" || isApi || writes))
        {
            return (403, "Another site asks.");
        }

        if (writes && (request.Method is not ("POST" or "PUT" or "DELETE") || !IsJson(request)))
        {
            return (request.Method is "POST" or "PUT" or "DELETE" ? 415 : 403, "Only JSON is taken.");
        }

        if (!isApi || request.Path == "/api/session")
        {
            return null;
        }

        if (request.Path == "/api/link")
        {
            return session.IsOwner(request.Headers[OwnerHeader]) ? null : (401, "Only the command line may ask for a link.");
        }

        return session.Admits(request.Cookies[session.CookieName], request.Headers[KeyHeader])
            ? null
            : (401, "This page is not open here: run foreplan annotate, and open the link that it prints.");
    }

    /// <summary>What every answer says to a browser.</summary>
    public static void Harden(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
    }

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);
}
