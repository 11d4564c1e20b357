using Shop.Http;

namespace Shop.Tests;

public static class ProductTests
{
    public static void Products_are_listed_for_everybody()
    {
        var response = new ShopApp().Handle(new Request("GET", "/products", new Dictionary<string, string>()));
        Check.Equal(200, response.Status);
    }

    public static void An_unknown_page_is_not_found()
    {
        var response = new ShopApp().Handle(new Request("GET", "/nothing", new Dictionary<string, string>()));
        Check.Equal(404, response.Status);
    }
}
