namespace Foreplan.Triage.Rules;

internal static class Shown
{
    private const int Longest = 80;
    private const int MostNames = 4;

    public static string Short(string text) => text.Length <= Longest ? text : text[..Longest].TrimEnd() + "…";

    public static string Names(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(MostNames)) + (all.Count > MostNames ? $" and {all.Count - MostNames} more" : "");
    }
}
