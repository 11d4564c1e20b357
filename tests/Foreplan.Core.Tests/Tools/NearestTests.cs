using Foreplan.Tools;

namespace Foreplan.Core.Tests.Tools;

public sealed class NearestTests
{
    [Fact]
    public void The_distance_is_that_of_the_whole_table_and_above_the_most_any_number_above_it()
    {
        var random = new Random(7);
        for (var round = 0; round < 5_000; round++)
        {
            var (left, right) = (Word(random), Word(random));
            var wanted = Table(left, right);
            Assert.Equal(wanted, Nearest.Distance(left, right));
            var most = random.Next(6);
            var given = Nearest.Distance(left, right, most);
            Assert.True(wanted <= most ? given == wanted : given > most, $"{left} {right} {most}: {given}, not {wanted}");
        }
    }

    [Fact]
    public void The_nearest_are_the_first_by_distance_and_then_by_letters()
    {
        var random = new Random(11);
        for (var round = 0; round < 500; round++)
        {
            var names = Enumerable.Range(0, 30).Select(_ => Word(random)).Distinct(StringComparer.Ordinal).ToList();
            var text = Word(random);
            Assert.Equal(names.OrderBy(name => Table(text, name)).ThenBy(name => name, StringComparer.Ordinal).Take(3), Nearest.Of(text, names, 3));
        }
    }

    [Fact]
    public void Case_is_left_aside_and_none_is_asked_for_gives_none()
    {
        Assert.Equal(0, Nearest.Distance("README.md", "readme.MD"));
        Assert.Empty(Nearest.Of("a", ["a", "b"], 0));
        Assert.Equal(["Über.cs"], Nearest.Of("über.cs", ["aber.py", "Über.cs"], 1));
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => "abAB/."[random.Next(6)]));

    // As the textbook has it.
    private static int Table(string left, string right)
    {
        var table = Array.ConvertAll(new int[left.Length + 1], _ => new int[right.Length + 1]);
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                table[i][j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(table[i - 1][j - 1] + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1), 1 + Math.Min(table[i - 1][j], table[i][j - 1]));
            }
        }

        return table[left.Length][right.Length];
    }
}
