using Foreplan.Challenges;
using Foreplan.Checks;
using Foreplan.Costs;
using Foreplan.Diagnostics;
using Foreplan.Notes;
using Foreplan.Plans;
using Foreplan.Records;
using Foreplan.Roles;
using Foreplan.Runs;
using Foreplan.Text;
using Foreplan.Traces;
using Foreplan.Triage;

namespace Foreplan.Locks;

/// <summary>Prepares, gives and verifies the approval of one plan.</summary>
/// <param name="ports">The ports.</param>
/// <param name="folder">The plan's folder.</param>
internal sealed class PlanLocker(WorkflowPorts ports, IPlanFolder folder)
{
    private readonly PlanDocuments documents = new(ports.Repository, folder);

    /// <summary>What would be approved; nothing is written.</summary>
    public LockProposal Prepare(LockOptions options)
    {
        var source = documents.PlanSource ?? throw new ForeplanException($"{documents.PathOf("plan.md")} is not there.", $"Write it with: foreplan plan {folder.Handle}");
        var plan = WithIds(source);
        var spec = documents.Spec;
        var head = ports.Repository.Head;
        var settings = documents.Settings;
        var table = documents.Roles;
        var roles = table with
        {
            Planner = With(table.Planner, options.Planner, plan.Header.GetValueOrDefault("Planned by")),
            Executor = With(table.Executor, options.Executor, null),
            Reviewer = With(table.Reviewer, options.Reviewer, null),
        };
        return new()
        {
            Folder = folder,
            Plan = plan,
            Spec = spec,
            Base = head,
            Roles = roles,
            BudgetUsd = options.BudgetUsd ?? settings.BudgetUsd,
            Settings = settings,
            Sandbox = options.Sandbox,
            Tier = TierOf(options.Sandbox),
            SettingsHash = LockHashes.OfSettings(documents.SettingsBytes),
            Diagnostics = [.. Found(plan, spec, settings, roles, head)],
            Forecast = ForecastOf(plan, roles, head),
            Triage = PlanTriage.Of(plan, spec),
        };
    }

    /// <summary>Writes the lock and remembers that it was given here.</summary>
    public Approval Lock(LockProposal proposal, string via)
    {
        if (!proposal.CanLock)
        {
            throw new ForeplanException("A plan with errors cannot be locked.", $"See them with: foreplan lock {folder.Handle}", Outcome.Refused);
        }

        if (folder.IsHeld)
        {
            throw new ForeplanException($"Another foreplan works on this plan ({folder.Name}), by the lock that it started from.", "Wait until it is done, or end it, then approve the plan.");
        }

        if (ChangedSince(proposal) is { } changed)
        {
            throw Changed(changed);
        }

        if (new OpenNotes(ports, folder).Find(proposal.Plan).FirstOrDefault(found => found.Severity == Severity.Error) is { } note)
        {
            throw new ForeplanException($"A note came after the plan was shown. {note.Message}", $"Look at it: foreplan notes {folder.Handle}", Outcome.Waiting);
        }

        var approval = Approval.Create(new ApprovalSubject
        {
            Plan = proposal.Plan,
            Spec = proposal.Spec,
            Base = proposal.Base,
            Tree = ports.Repository.TreeAt(proposal.Base),
            Roles = proposal.Roles,
            ForeplanJson = documents.SettingsBytes,
            BudgetUsd = proposal.BudgetUsd,
            Sandbox = proposal.Sandbox,
            Tier = proposal.Tier,
            By = ports.Repository.Identity,
            At = ports.Time.GetUtcNow(),
            Via = via,
        });
        using (folder.HoldNotes())
        {
            if (ChangedSince(proposal) is { } late)
            {
                throw Changed(late);
            }

            if (documents.PlanSource is { } source && source.Text != proposal.Plan.Source.Text)
            {
                PlanVersions.Write(folder, source, proposal.Plan.Source.Text);
            }
        }

        PlanVersions.Record(ports, folder, proposal.Plan.Source.Text, PlanVersions.Person);
        folder.Approve(approval.Id);
        folder.Write("plan.lock.json", ApprovalJson.Write(approval));
        return approval;
    }

    /// <summary>What no longer holds: documents that changed, a lock that was edited or not given here. Empty when it holds.</summary>
    /// <param name="started">The lock that a run started from: another one in its place is no approval of that run. Null for whichever is there.</param>
    public IReadOnlyList<Diagnostic> Verify(string? started = null)
    {
        var (approval, found) = Verified();
        var wrong = found.Count > 0 || approval is null ? null
            : !folder.IsApproved(approval.Id) ? Problems.NotApprovedHere()
            : started is not null && approval.Id != started ? Problems.LockReplaced(started, approval.Id)
            : null;
        return wrong is null ? found : [wrong.At(documents.PathOf("plan.lock.json"), null)];
    }

    /// <summary>CI's question: do plan, spec, roles and settings hash to what the lock says? Needs no state of this machine.</summary>
    public IReadOnlyList<Diagnostic> VerifyText()
    {
        var found = Verified().Found;
        // Roles and settings say how a plan is carried out: once it is, others are for the plans to come.
        return found.Any(IsOfTheRun) && new Tracer(ports, folder) is var tracer && (tracer.IsBuilt || tracer.LikelySquash is not null)
            ? [.. found.Select(one => IsOfTheRun(one) ? one with { Severity = Severity.Note, Fix = "Nothing to do: the plan is built." } : one)]
            : found;
    }

    private static bool IsOfTheRun(Diagnostic one) => one.Id is "PL510" or "PL511";

    private (Approval? Approval, IReadOnlyList<Diagnostic> Found) Verified()
    {
        if (folder.Read("plan.lock.json") is not { } bytes)
        {
            return (null, [Problems.NotLocked().At(documents.PathOf("plan.lock.json"), null)]);
        }

        var (approval, unread) = ApprovalJson.Read(bytes);
        return approval is null
            ? (null, [.. unread.Select(found => found.At(documents.PathOf("plan.lock.json"), found.Line, found.Column))])
            : (approval, [.. LockCheck.Verify(approval, documents.PlanSource, documents.SpecText, documents.Roles, documents.SettingsBytes), .. SignatureOf(approval)]);
    }

    // A signature that nobody checks must not look like one that was.
    private IEnumerable<Diagnostic> SignatureOf(Approval approval) =>
        approval.Signature is not null ? [Problems.SignatureNotChecked().At(documents.PathOf("plan.lock.json"), null)]
        : documents.Settings.RequireSignature ? [Problems.LockNotSigned().At(documents.PathOf("plan.lock.json"), null)]
        : [];

    private static Plan WithIds(SourceText source) =>
        PlanReader.Read(SourceText.Decode(source.Path, source.Encode(PlanEditor.WriteIds(PlanReader.Read(source)))));

    private ForeplanException Changed(string document) =>
        new($"{document} was changed after it was shown, so it is not what was approved.", $"Look at it once more: foreplan lock {folder.Handle}", Outcome.Refused);

    private string? ChangedSince(LockProposal proposal) =>
        documents.PlanSource is not { } source || WithIds(source).Source.Text != proposal.Plan.Source.Text ? documents.PathOf("plan.md")
        : documents.SpecText?.Sha256 != proposal.Spec?.Source.Sha256 ? documents.PathOf("spec.md")
        : documents.Roles.BlockText != proposal.Roles.BlockText ? "AGENTS.md"
        : LockHashes.OfSettings(documents.SettingsBytes) != proposal.SettingsHash ? "foreplan.json"
        : null;

    private static Role With(Role role, ModelRef? chosen, string? written) => role with
    {
        Model = chosen ?? role.Model ?? (ModelRef.TryParse(written, out var model) ? model : null),
    };

    private IEnumerable<Diagnostic> Found(Plan plan, Specs.Spec? spec, Settings.ProjectSettings settings, RoleTable roles, string head)
    {
        // An open question is told below, by what refuses the lock.
        foreach (var diagnostic in PlanCheck.Run(plan, spec, ports.Repository.TreeAt(head), ports.Programs, documents.ChecksOf(plan, ports.Prices)).Where(found => found.Id != Problems.QuestionLeftId))
        {
            yield return diagnostic;
        }

        foreach (var diagnostic in settings.Diagnostics.Concat(roles.Diagnostics))
        {
            yield return diagnostic;
        }

        foreach (var question in plan.Questions.Where(question => question.State == QuestionState.Open))
        {
            yield return Problems.OpenQuestion(question.Id, question.Text).At(plan.Source.Path, question.Span.Line);
        }

        foreach (var note in new OpenNotes(ports, folder).Find(plan))
        {
            yield return note;
        }

        if (ChallengeDemand.Of(folder.Journals(), plan, spec) is { } risk)
        {
            yield return Problems.NotChallenged(risk.Text).At(plan.Source.Path, 1);
        }

        if (ClosedItems.Refusal(ClosedItems.Read(ports.Repository.ReadWorkingFile(LivingRecord.Document)), folder) is { } closed)
        {
            yield return closed;
        }

        foreach (var role in new[] { roles.Executor, roles.Reviewer }.Where(role => role.Model is null))
        {
            yield return Problems.NoModel(role.Name.ToString().ToLowerInvariant());
        }
    }

    // A plan may be approved where it cannot be run.
    private string? TierOf(string sandbox)
    {
        try
        {
            return ports.Commands.Probe(sandbox).Tier;
        }
        catch (ForeplanException)
        {
            return null;
        }
    }

    private Forecast? ForecastOf(Plan plan, RoleTable roles, string head)
    {
        if (roles.Executor.Model is not { } executor)
        {
            return null;
        }

        var tree = ports.Repository.TreeAt(head);
        var prefix = TokenEstimate.Of(ExecutorPrompt.Instructions + ExecutorPrompt.PlanContext(plan, roles.ProjectInstructions), executor);
        var briefs = plan.Phases.Select(phase => new ForecastPhase(phase.Id, prefix + TokenEstimate.Of(PhaseBrief.Write(phase, tree, executor, roles.Executor.MaximumContext), executor))).ToList();
        return Forecast.Of(briefs, executor, roles.Reviewer.Model, 0, ports.Prices, documents.Settings.Attempts);
    }
}
