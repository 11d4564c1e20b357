namespace Foreplan.Costs;

// The prices that this repository ships.
internal static class ShippedPrices
{
    public static string Json
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Foreplan.slnx")))
            {
                folder = folder.Parent ?? throw new DirectoryNotFoundException("No Foreplan.slnx above the test assembly.");
            }

            return File.ReadAllText(Path.Combine(folder.FullName, "src", "Foreplan.Models", "prices.json"));
        }
    }
}
