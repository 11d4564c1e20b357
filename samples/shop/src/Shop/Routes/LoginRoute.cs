using Shop.Auth;
using Shop.Http;

namespace Shop.Routes;

/// <summary>POST /login with the body <c>user:password</c>.</summary>
public sealed class LoginRoute(UserStore users, SessionStore sessions)
{
    public Response Handle(Request request)
    {
        var parts = request.Body.Split(':', 2);
        if (parts.Length != 2 || !users.IsValid(parts[0], parts[1]))
        {
            return new Response(401, "wrong user or password");
        }

        var id = sessions.Open(parts[0]);
        return new Response(200, "welcome") { Headers = new Dictionary<string, string> { ["Set-Cookie"] = $"sid={id}; HttpOnly" } };
    }
}
