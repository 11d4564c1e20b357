using System.Globalization;
using Foreplan.Checks;
using Foreplan.Diagnostics;
using Foreplan.Notes;
using Foreplan.Runs;
using Foreplan.Specs;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Plans;

/// <summary>Takes a submitted plan: stamps it, merges the asked questions, checks it against the repository, and accepts or refuses it.</summary>
internal sealed class PlanDesk
{
    private const int Refusals = 3;

    private IReadOnlySet<string>? openedBefore;

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

    public bool IsOver => Refused >= Refusals;

    private int Refused => Journal.Events.OfType<RunEvent.ToolFinished>().Count(done => done.Conversation == Conversation && done.Tool == "submit_plan" && done.Code == ToolCode.Refused);

    /// <summary>What a revision has to keep besides; null for a first draft.</summary>
    public RevisionJudge? Revision { get; init; }

    public ToolAnswer Judge(SubmittedPlan submitted)
    {
        var current = SubmittedText.Current(Journal, Conversation, Original);
        var (text, why) = submitted is { Markdown: null, Patch: null } ? (current, null) : SubmittedText.After(current, submitted.Markdown, submitted.Patch);
        if (text is null)
        {
            return ToolAnswer.Error(ToolCode.NoMatch, why ?? "The patch does not fit.");
        }

        var plan = Finished(text);
        var found = Check(plan);
        var isFalse = found.Any(one => one.Severity == Severity.Error);
        var (faults, unasked) = Revision?.Judge(this, plan, submitted.Dispositions) ?? ([], []);
        // Who insists on what nobody asked for gets it shown to the person; what is wrong is never accepted.
        if (isFalse || faults.Count > 0 || (unasked.Count > 0 && Refused < Refusals - 1))
        {
            return ToolAnswer.Error(ToolCode.Refused, string.Join('\n', new[] { isFalse ? Refusal.Write(found) : "", RevisionJudge.Explain(faults, unasked) }.Where(part => part.Length > 0)));
        }

        if (Revision is not null)
        {
            Journal.Append(new RunEvent.NotesAnswered(submitted.Dispositions, unasked));
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

    public IReadOnlyList<Diagnostic> Check(Plan plan)
    {
        openedBefore ??= FilesOpened.Of(Before) ?? new HashSet<string>();
        return PlanCheck.Run(plan, Spec, Tree, Programs, Checks with { FilesRead = openedBefore.Union(FilesOpened.Of([[.. Journal.Events]]) ?? openedBefore).ToHashSet(StringComparer.Ordinal) });
    }

    private static Plan Read(string text) => PlanReader.Read(SourceText.From("plan.md", text.EndsWith('\n') ? text : text + "\n"));
}
