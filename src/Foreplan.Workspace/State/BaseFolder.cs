namespace Foreplan.Workspace.State;

/// <summary>The folders of the XDG base directory specification, in which a relative value is as good as none.</summary>
internal static class BaseFolder
{
    public static string Of(string variable, string belowHome, Func<string, string?> environment) =>
        environment(variable) is { } named && Path.IsPathFullyQualified(named)
            ? named
            : Path.Combine(environment("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), belowHome);
}
