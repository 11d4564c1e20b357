namespace Foreplan.Text;

internal static class Counted
{
    /// <summary>A number with what it counts: <c>1 point</c>, <c>2 points</c>.</summary>
    public static string Of(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
