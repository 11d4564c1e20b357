using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Foreplan.Web.Tests;

/// <summary>Every text colour on every ground that it stands on, in light and in dark, has the contrast that WCAG AA asks for.</summary>
public sealed partial class ColourTests
{
    private static readonly string Sheet = Read();

    public static TheoryData<string, string, string, double> Pairs()
    {
        TheoryData<string, string, string, double> pairs = [];
        foreach (var scheme in new[] { "light", "dark" })
        {
            foreach (var ground in new[] { "paper", "ground", "raised", "accent-ground", "good-ground", "bad-ground", "care-ground", "mark", "mark-done" })
            {
                pairs.Add(scheme, "ink", ground, 4.5);
            }

            foreach (var (ink, grounds) in new[]
            {
                ("soft", new[] { "paper", "ground", "raised", "accent-ground" }), ("accent", ["paper", "ground", "accent-ground"]), ("accent-ink", ["accent"]), ("good", ["paper", "ground", "raised", "good-ground"]),
                ("bad", ["paper", "ground", "raised", "bad-ground"]), ("care", ["paper", "ground", "raised", "care-ground"]),
            })
            {
                foreach (var ground in grounds)
                {
                    pairs.Add(scheme, ink, ground, 4.5);
                }
            }

            // Borders of what is typed into and pressed.
            pairs.Add(scheme, "edge", "paper", 3);
            pairs.Add(scheme, "edge", "ground", 3);
        }

        return pairs;
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Text_is_readable(string scheme, string ink, string ground, double least)
    {
        var contrast = Contrast(Colour(scheme, ink), Colour(scheme, ground));
        Assert.True(contrast >= least, $"{scheme}: {ink} on {ground} is {contrast:F2}");
    }

    [Fact]
    public void Colours_are_named_once_and_nothing_comes_from_elsewhere()
    {
        Assert.DoesNotContain(Hex().Matches(Rest()), match => match.Value is not ("#0004" or "#0007"));
        Assert.DoesNotContain("url(", Sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", Sheet, StringComparison.Ordinal);
    }

    private static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    private static double Colour(string scheme, string name)
    {
        var blocks = Root().Matches(Sheet).Select(match => match.Groups[1].Value).ToList();
        var value = Regex.Match(blocks[scheme == "light" ? 0 : 1], $@"--{name}:\s*#([0-9a-f]{{6}})").Groups[1].Value;
        double Part(int at)
        {
            var part = int.Parse(value.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(0)) + (0.7152 * Part(2)) + (0.0722 * Part(4));
    }

    private static string Rest() => Root().Replace(Sheet, "").Replace("#top", "", StringComparison.Ordinal);

    private static string Read()
    {
        using var stream = typeof(PageServer).Assembly.GetManifestResourceStream("ui/page.css") ?? throw new InvalidOperationException(Assembly.GetExecutingAssembly().FullName);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@":root \{([^}]*)\}")]
    private static partial Regex Root();

    [GeneratedRegex("#[0-9a-f]{3,8}\\b")]
    private static partial Regex Hex();
}
