using Shop.Http;

namespace Shop.Tests;

public static class AuthTests
{
    public static void A_wrong_password_is_refused()
    {
        Check.Equal(401, Login(new ShopApp(), "ada:wrong").Status);
    }

    public static void The_profile_needs_a_login()
    {
        var response = new ShopApp().Handle(new Request("GET", "/profile", new Dictionary<string, string>()));
        Check.Equal(401, response.Status);
    }

    public static void Who_is_logged_in_sees_the_profile()
    {
        var app = new ShopApp();
        var cookie = Login(app, "ada:lovelace").Headers["Set-Cookie"].Split(';')[0];
        var response = app.Handle(new Request("GET", "/profile", new Dictionary<string, string> { ["Cookie"] = cookie }));
        Check.Equal("profile of ada", response.Body);
    }

    private static Response Login(ShopApp app, string body) =>
        app.Handle(new Request("POST", "/login", new Dictionary<string, string>(), body));
}
