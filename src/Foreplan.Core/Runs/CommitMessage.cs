using System.Text;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Runs;

/// <summary>The message of a phase's commit, with its trailers.</summary>
internal static class CommitMessage
{
    /// <param name="run">The run.</param>
    /// <param name="phase">The phase, or the round of a repair.</param>
    /// <param name="summary">The executor's summary.</param>
    /// <param name="served">The plan's phases that the commit belongs to: the phase itself, or those that a repair changed.</param>
    public static string Of(RunContext run, Phase phase, string summary, IReadOnlyList<Phase> served)
    {
        var message = new StringBuilder($"{(served.Contains(phase) ? $"Phase {phase.Id}: " : "")}{Blanks.Collapse(phase.Title)}\n\n");
        if (summary.Trim().Length > 0)
        {
            // A model's summary must not be able to end the body and begin trailers of its own.
            message.Append(Blanks.Collapse(summary)).Append("\n\n");
        }

        foreach (var one in served)
        {
            message.Append($"Foreplan-Plan: {run.Folder.Name}\nForeplan-Phase: {one.Id}\n");
            message.Append(one.Requirements.Count == 0 ? "" : $"Foreplan-Requirements: {string.Join(", ", one.Requirements)}\n");
        }

        return Secrets.Replace(message.Append($"Foreplan-Run: {run.Id}\n").ToString());
    }
}
