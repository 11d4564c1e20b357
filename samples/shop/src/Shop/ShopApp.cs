using Shop.Auth;
using Shop.Http;
using Shop.Routes;

namespace Shop;

/// <summary>The service: takes a request, gives a response.</summary>
public sealed class ShopApp
{
    private readonly LoginRoute login;
    private readonly ProfileRoute profile;

    public ShopApp()
    {
        var sessions = new SessionStore();
        login = new LoginRoute(new UserStore(), sessions);
        profile = new ProfileRoute(new Authenticator(sessions));
    }

    public Response Handle(Request request) => (request.Method, request.Path) switch
    {
        ("GET", "/products") => new Response(200, "apples, pears"),
        ("POST", "/login") => login.Handle(request),
        ("GET", "/profile") => profile.Handle(request),
        _ => new Response(404, "no such page"),
    };
}
