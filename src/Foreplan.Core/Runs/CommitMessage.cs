using System.Text;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Runs;

/// <summary>The message of a phase's commit, with its trailers.</summary>
internal static class CommitMessage
{
    public static string Of(RunContext run, Phase phase, string summary)
    {
        var message = new StringBuilder($"Phase {phase.Id}: {OneLine(phase.Title)}\n\n");
        if (summary.Trim().Length > 0)
        {
            message.Append(OneLine(summary)).Append("\n\n");
        }

        message.Append($"Foreplan-Plan: {run.Folder.Name}\nForeplan-Phase: {phase.Id}\n");
        message.Append(phase.Requirements.Count == 0 ? "" : $"Foreplan-Requirements: {string.Join(", ", phase.Requirements)}\n");
        return Secrets.Replace(message.Append($"Foreplan-Run: {run.Id}\n").ToString());
    }

    // A model's summary must not be able to end the body and begin trailers of its own.
    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
