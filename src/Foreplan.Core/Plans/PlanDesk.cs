using System.Globalization;
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

    /// <summary>What earlier conversations about the plan recorded, journal by journal.</summary>
    public required IReadOnlyList<IReadOnlyList<RunEvent>> Before { get; init; }

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
        var found = Check(plan);
        if (found.Any(one => one.Severity == Severity.Error))
        {
            return ToolAnswer.Error(ToolCode.Refused, Refusal.Write(found));
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

    public IReadOnlyList<Diagnostic> Check(Plan plan) => PlanCheck.Run(plan, Spec, Tree, Programs, Checks with { FilesRead = FilesOpened.Of([.. Before, [.. Journal.Events]]) });

    private static Plan Read(string text) => PlanReader.Read(SourceText.From("plan.md", text.EndsWith('\n') ? text : text + "\n"));
}
