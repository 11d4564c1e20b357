using Shop.Http;

namespace Shop.Auth;

/// <summary>Finds out who sent a request.</summary>
public sealed class Authenticator(SessionStore sessions)
{
    private const string Cookie = "sid=";

    /// <summary>The user of the request's session; null when there is none.</summary>
    public string? UserOf(Request request) =>
        request.Headers.TryGetValue("Cookie", out var cookie) && cookie.StartsWith(Cookie, StringComparison.Ordinal)
            ? sessions.UserOf(cookie[Cookie.Length..])
            : null;
}
