using Foreplan.Workspace.Processes.Confinement;

namespace Foreplan.Workspace.Processes;

/// <summary>Files and sockets that whoever started Foreplan left open in it: no command inherits them.</summary>
internal static class OpenFiles
{
    private const nint FirstBeyondStandard = 3;
    private const int Last = -1;
    private const nint OnlyMark = 4;

    /// <summary>Marks them to be closed in every program that is started from now on; here they stay open.</summary>
    public static void CloseOnStart()
    {
        if (OperatingSystem.IsLinux() && SystemCalls.AreKnown)
        {
            SystemCalls.Call(SystemCalls.CloseRange, FirstBeyondStandard, Last, OnlyMark);
        }
    }
}
