using System.Globalization;

namespace Foreplan.Locks;

// Number.prototype.toString of ECMAScript: the shortest digits that give the same double, plain between 1e-7 and 1e21.
internal static class EcmaNumber
{
    public static string Format(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        // "R" gives the shortest digits that round-trip, but puts the exponent elsewhere than ECMAScript.
        var parts = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var dot = parts[0].IndexOf('.', StringComparison.Ordinal);
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var point = (dot < 0 ? all.Length : dot) + exponent - (all.Length - digits.Length);
        return (value < 0 ? "-" : "") + Layout(digits.TrimEnd('0'), point);
    }

    private static string Layout(string digits, int point)
    {
        if (digits.Length <= point && point <= 21)
        {
            return digits + new string('0', point - digits.Length);
        }

        if (point is > 0 and <= 21)
        {
            return $"{digits[..point]}.{digits[point..]}";
        }

        if (point is > -6 and <= 0)
        {
            return $"0.{new string('0', -point)}{digits}";
        }

        var exponent = $"e{(point - 1 < 0 ? '-' : '+')}{Math.Abs(point - 1).ToString(CultureInfo.InvariantCulture)}";
        return digits.Length == 1 ? digits + exponent : $"{digits[0]}.{digits[1..]}{exponent}";
    }
}
