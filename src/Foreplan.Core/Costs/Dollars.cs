using System.Globalization;

namespace Foreplan.Costs;

/// <summary>Writes dollars for people; only display rounds.</summary>
public static class Dollars
{
    /// <summary><c>$1.50</c>, <c>$0.42</c>, below ten cents two digits that count (<c>$0.053</c>, <c>$0.0042</c>), never <c>$0.00</c> for what cost something; <c>unknown</c> for null.</summary>
    public static string Show(decimal? usd)
    {
        if (usd is not { } value)
        {
            return "unknown";
        }

        var size = Math.Abs(value);
        var digits = 2;
        for (var edge = 0.1m; size > 0 && size < edge && digits < 20; edge /= 10)
        {
            digits++;
        }

        var text = Math.Round(size, digits, MidpointRounding.AwayFromZero).ToString("F" + digits, CultureInfo.InvariantCulture);
        while (text.Length > 4 && text[^1] == '0' && text[^3] != '.')
        {
            text = text[..^1];
        }

        return (value < 0 ? "-$" : "$") + text;
    }
}
