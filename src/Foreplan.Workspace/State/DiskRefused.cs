namespace Foreplan.Workspace.State;

internal static class DiskRefused
{
    public static ForeplanException Of(string path, Exception why) =>
        new($"{path} could not be written: {why.Message}", "Free some space or make the folder writable, then start the command again; it goes on where it stood.", Outcome.Usage, why);
}
