using System.Globalization;
using System.Text;
using Foreplan.Checks;
using Foreplan.Diagnostics;
using Foreplan.Runs;
using Foreplan.Specs;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Plans;

/// <summary>Takes a submitted plan: stamps it, merges the asked questions, checks it against the repository, and accepts or refuses it.</summary>
internal sealed class PlanDesk
{
    private const int Refusals = 3;

    public required IJournal Journal { get; init; }

    public required string Conversation { get; init; }

    public required QuestionDesk Questions { get; init; }

    public required Spec Spec { get; init; }

    public required ITree Tree { get; init; }

    public required IProgramLookup? Programs { get; init; }

    public required CheckOptions Checks { get; init; }

    public required string Planner { get; init; }

    public required string Base { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>The plan before this conversation; null when there is none.</summary>
    public required string? Original { get; init; }

    public bool IsOver => Journal.Events.OfType<RunEvent.ToolFinished>()
        .Count(done => done.Conversation == Conversation && done.Tool == "submit_plan" && done.Code == ToolCode.Refused) >= Refusals;

    public ToolAnswer Judge(string? markdown, string? patch)
    {
        var (text, why) = SubmittedText.After(SubmittedText.Current(Journal, Conversation, Original), markdown, patch);
        if (text is null)
        {
            return ToolAnswer.Error(ToolCode.NoMatch, why ?? "The patch does not fit.");
        }

        var plan = Finished(text);
        var errors = Check(plan).Where(found => found.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
        {
            return ToolAnswer.Error(ToolCode.Refused, Explain(errors));
        }

        Journal.Append(new RunEvent.DocumentAccepted("plan", new Body(plan.Source.Text)));
        return ToolAnswer.Ok("Accepted.");
    }

    /// <summary>The plan with what Foreplan writes into it: header lines and asked questions.</summary>
    public Plan Finished(string text)
    {
        var safe = Secrets.Replace(TextHash.Normalize(text));
        var withQuestions = PlanEditor.MergeQuestions(Read(safe), Questions.Asked);
        return Read(PlanEditor.Stamp(Read(withQuestions), "spec.md", Base[..7], Now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Planner));
    }

    public IReadOnlyList<Diagnostic> Check(Plan plan) => PlanCheck.Run(plan, Spec, Tree, Programs, Checks);

    private static Plan Read(string text) => PlanReader.Read(SourceText.From("plan.md", text.EndsWith('\n') ? text : text + "\n"));

    private static string Explain(List<Diagnostic> errors)
    {
        var text = new StringBuilder($"Refused: {errors.Count} error{(errors.Count == 1 ? "" : "s")}. Correct these and submit again (line numbers are of the submitted plan with its header):\n");
        foreach (var error in errors.Take(40))
        {
            text.Append("- ").AppendLine(error.ToString());
        }

        return text.Append(errors.Count > 40 ? $"… and {errors.Count - 40} more of the same kinds." : "").ToString().TrimEnd();
    }
}
