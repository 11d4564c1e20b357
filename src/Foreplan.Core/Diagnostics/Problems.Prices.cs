namespace Foreplan.Diagnostics;

/// <content>PL60x: prices.</content>
public static partial class Problems
{
    internal static Diagnostic PricesUnreadable(string why) =>
        Error("PL601", $"The prices cannot be read: {why}.", "Write them as { \"models\": [ { \"id\": \"provider/model\", \"input\": 1, \"output\": 5 } ] }.");

    internal static Diagnostic PriceRow(string row, string why) =>
        Warning("PL602", $"The price of {row} is left out: {why}.", "Correct the row; prices are dollars per million tokens.");

    internal static Diagnostic PriceTwice(string id) =>
        Warning("PL603", $"The price of `{id}` is given twice; the later row counts.", "Remove one of the rows.");
}
