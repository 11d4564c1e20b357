namespace Foreplan.Costs;

// The prices that this repository ships.
internal static class ShippedPrices
{
    public static string Json => File.ReadAllText(Path.Combine(Golden.Root, "src", "Foreplan.Models", "prices.json"));

    public static PriceBook Book { get; } = PriceBook.Parse(Json);
}
