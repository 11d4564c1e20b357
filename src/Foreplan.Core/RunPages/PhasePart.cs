using Foreplan.Costs;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.RunPages;

/// <summary>One phase: where it stands, what it was to change, each try, and its gate as it came out.</summary>
internal static class PhasePart
{
    public static void Write(HtmlText html, Phase phase, RunState state, IReadOnlyList<RunEvent> events)
    {
        var status = state[phase.Id];
        var commit = state.Commits.GetValueOrDefault(phase.Id);
        var (word, tone) = status switch
        {
            PhaseStatus.Complete => ("complete", "good"),
            PhaseStatus.Blocked => ("blocked", "bad"),
            PhaseStatus.InProgress => ("in progress", ""),
            _ => ("pending", "faint"),
        };
        html.Line($"<details{(status == PhaseStatus.Blocked ? " open" : "")}>\n<summary><h3>Phase {phase.Id}: {phase.Title}</h3> <span class=\"{tone}\">{word}</span> {(commit is null ? "" : RunPage.Short(commit.Commit))}</summary>");
        if (commit is { Summary.Length: > 0 })
        {
            html.Line($"<p>{commit.Summary}</p>");
        }

        if (status == PhaseStatus.Blocked && state.Blocked is { } blocked)
        {
            html.Line($"<p class=\"bad\">Expected: {blocked.Expected}<br>Found: {blocked.Found}<br>{blocked.Why}</p>");
        }

        html.Line($"<p class=\"faint\">Files: {string.Join(", ", phase.Files.Select(file => file.Path))}</p>");
        foreach (var found in commit?.Discoveries ?? [])
        {
            html.Line($"<p>Found out: {found}</p>");
        }

        foreach (var happened in events)
        {
            switch (happened)
            {
                case RunEvent.AttemptFailed failed when failed.Phase == phase.Id:
                    html.Line($"<p class=\"bad\">Try {failed.Attempt} failed.</p>");
                    break;
                case RunEvent.CommandsFinished { Purpose: "gate" } gate when gate.Phase == phase.Id:
                    Gate(html, gate);
                    break;
            }
        }

        html.Raw("</details>\n");
    }

    private static void Gate(HtmlText html, RunEvent.CommandsFinished gate)
    {
        html.Line($"<p>Gate, try {gate.Attempt}: <strong class=\"{(gate.Green ? "good" : "bad")}\">{(gate.Green ? "green" : "red")}</strong></p>");
        foreach (var result in gate.Results)
        {
            html.Line($"<details>\n<summary><span class=\"{(result.Failure is null ? "good" : "bad")}\">{(result.Failure is null ? "✓" : "✗")}</span> <code>{string.Join(' ', result.Words)}</code> exit {result.ExitCode}{(result.Tests is { } tests ? $", {Counted.Of(tests, "test")} passed" : "")}, {Durations.Show(result.Ms)} <span class=\"bad\">{result.Failure}</span></summary>\n<pre>{result.Output.Text}</pre>\n</details>");
        }
    }
}
