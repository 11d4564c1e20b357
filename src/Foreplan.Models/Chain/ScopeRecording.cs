using Foreplan.Calls;
using Foreplan.Runs;

namespace Foreplan.Models.Chain;

/// <summary>Records an event where a call is recorded and tells the watcher.</summary>
internal static class ScopeRecording
{
    public static void Record(this CallScope scope, RunEvent happened)
    {
        scope.Journal.Append(happened);
        scope.Progress?.Report(new Progress.Happened(happened));
    }
}
