using Shop;
using Shop.Http;

var app = new ShopApp();
foreach (var path in new[] { "/products", "/profile" })
{
    var response = app.Handle(new Request("GET", path, new Dictionary<string, string>()));
    Console.WriteLine($"GET {path} -> {response.Status} {response.Body}");
}
