namespace Foreplan.Workspace.Git;

internal static class ObjectName
{
    public static bool IsId(string text) => text.Length is >= 4 and <= 64 && text.All(char.IsAsciiHexDigit);

    /// <summary>Nothing but an id is handed to git where it could be read as an option or a search.</summary>
    public static string Checked(string text) =>
        IsId(text) ? text : throw new ForeplanException($"'{text}' is no commit's id.", "Give the id of a commit, such as git rev-parse HEAD prints it.");
}
