namespace Foreplan.Plans;

/// <summary>How a plan is named in a command that is shown, pasted or offered: a folder's name can never become an option or a second command.</summary>
internal static class PlanHandle
{
    public static string Of(string path, string name) =>
        path.Length == 0 ? "."
        : char.IsAsciiLetterOrDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') ? name
        : $"'./{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
