using Shop.Auth;
using Shop.Http;

namespace Shop.Routes;

/// <summary>GET /profile, for those who are logged in.</summary>
public sealed class ProfileRoute(Authenticator authenticator)
{
    public Response Handle(Request request) =>
        authenticator.UserOf(request) is { } user
            ? new Response(200, $"profile of {user}")
            : new Response(401, "log in first");
}
