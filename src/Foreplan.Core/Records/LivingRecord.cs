using Foreplan.Locks;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;
using Foreplan.Traces;

namespace Foreplan.Records;

/// <summary>Keeps PLANS.md: written from plans, locks and journals, never by a model.</summary>
/// <param name="ports">The ports.</param>
internal sealed class LivingRecord(WorkflowPorts ports)
{
    public const string Document = "PLANS.md";

    /// <summary>Brings every plan's block and the index up to date, and adds what is closed now. The file is written only when something differs.</summary>
    /// <returns>Whether the file was written.</returns>
    /// <exception cref="ForeplanException">The file is no text, or cannot be written.</exception>
    public bool Update(IReadOnlyList<ClosedItem> closed) => Write(ports.Shelf.All(), closed);

    /// <summary>Adds what is closed now, with its plan's block and row when it is a plan.</summary>
    public bool Close(IPlanFolder? folder, ClosedItem closed) => Write(folder is null ? [] : [folder], [closed]);

    private bool Write(IReadOnlyList<IPlanFolder> folders, IReadOnlyList<ClosedItem> closed)
    {
        using var held = ports.Shelf.HoldRecord();
        while (true)
        {
            var before = ports.Repository.ReadWorkingFile(Document);
            if (Written(before, [.. folders.Select(folder => folder.Path)], closed) is not { } after)
            {
                return false;
            }

            // A person's editor holds no lock: what was saved meanwhile is read again.
            if ((ports.Repository.ReadWorkingFile(Document) ?? []).AsSpan().SequenceEqual(before ?? []))
            {
                ports.Repository.WriteWorkingFile(Document, after);
                return true;
            }
        }
    }

    /// <summary>The same after a command: a record that cannot be written fails no work that is done.</summary>
    public void Tell(IPlanFolder folder)
    {
        try
        {
            Write([folder], []);
        }
        catch (ForeplanException refused)
        {
            ports.Progress?.Report(new Calls.Progress.Told($"{Document} was not brought up to date: {refused.Message} {refused.Hint}"));
        }
    }

    private byte[]? Written(byte[]? before, HashSet<string> wanted, IReadOnlyList<ClosedItem> closed)
    {
        var source = SourceText.Decode(Document, before ?? []);
        if (source.IsDamaged)
        {
            throw new ForeplanException($"{Document} is neither UTF-8 nor UTF-16 text.", "Save it as UTF-8, then: foreplan reconcile");
        }

        var text = new RecordText(source.Raw);
        foreach (var item in closed)
        {
            Begin(text);
            ClosedItems.Add(text, item);
        }

        var planned = ports.Shelf.All().Where(folder => folder.Read("plan.md") is not null).ToList();
        var asked = planned.Where(folder => wanted.Contains(folder.Path)).ToList();
        var rows = RecordIndex.RowsIn(text.Block(RecordIndex.Block)).ToDictionary(StringComparer.Ordinal);
        var needed = planned.Count >= RecordIndex.FewestPlans || text.Block(RecordIndex.Block) is not null
            ? asked.Concat(planned.Where(folder => !rows.ContainsKey(ClosedItems.SubjectOf(folder)))).DistinctBy(folder => folder.Path).ToList()
            : asked;
        var reader = new StatusReader(ports);
        foreach (var folder in needed)
        {
            try
            {
                Refresh(folder);
            }
            catch (ForeplanException refused)
            {
                ports.Progress?.Report(new Calls.Progress.Told($"{Document} keeps what it says of {folder.Name}: {refused.Message} {refused.Hint}"));
            }
        }

        void Refresh(IPlanFolder folder)
        {
            var documents = new PlanDocuments(ports.Repository, folder);
            if (documents.Plan is not { } plan)
            {
                return;
            }

            var block = text.Block(PlanBlock.NameOf(folder));
            var journals = folder.Journals();
            var approval = documents.Approval;
            var standings = Standings(folder, approval, plan, journals, block);
            if (asked.Contains(folder))
            {
                Begin(text);
                var log = ProgressLog.Merge(PlanBlock.LogIn(block), ProgressLog.Of(journals, approval, ports.Prices));
                text.Put(PlanBlock.NameOf(folder), PlanBlock.Write(NumberOf(folder), plan, standings, log), before: ClosedItems.Block);
            }

            rows[ClosedItems.SubjectOf(folder)] = RecordIndex.Row(folder, plan, documents.Spec, reader.Of(folder, ClosedItems.Read(text), journals), standings);
        }

        if (planned.Count >= RecordIndex.FewestPlans || text.Block(RecordIndex.Block) is not null)
        {
            text.Put(RecordIndex.Block, RecordIndex.Write(planned.Select(folder => rows.GetValueOrDefault(ClosedItems.SubjectOf(folder))).OfType<string>()), isOnTop: true);
        }

        foreach (var (name, line) in text.Unended)
        {
            ports.Progress?.Report(new Calls.Progress.Told($"{Document}:{line}: the block `{name}` begins and does not end; it was left as it is, and a new one is kept."));
        }

        return text.Raw == source.Raw ? null : source.EncodeRaw(text.Raw);
    }

    private void Begin(RecordText text)
    {
        if (text.Raw.Length == 0)
        {
            text.Start($"# Project: {RecordLine.Of(ports.Repository.Root[(ports.Repository.Root.TrimEnd('/', '\\').LastIndexOfAny(['/', '\\']) + 1)..])}\n\n<!-- Foreplan writes what is between its begin and end lines; what you write outside of them stays. -->\n");
        }
    }

    // The run on this machine; else the commits that came from another one; else what that one wrote here.
    private Dictionary<int, PhaseStanding> Standings(IPlanFolder folder, Approval? approval, Plan plan, IReadOnlyList<IReadOnlyList<RunEvent>> journals, string? block)
    {
        if (journals.LastOrDefault(events => events[0] is RunEvent.Started { Kind: "run" } started && started.Subject == approval?.Id && !RunState.Of(events).IsUndone) is { } events)
        {
            var state = RunState.Of(events);
            return plan.Phases.Select(phase => phase.Id).Distinct().ToDictionary(id => id, id => new PhaseStanding(
                state[id],
                events.OfType<RunEvent.PhaseBlocked>().LastOrDefault(blocked => blocked.Phase == id) is { } blocked && state[id] == PhaseStatus.Blocked ? ProgressLog.Reason(blocked) : null));
        }

        var built = new Tracer(ports, folder).LandedPhases();
        var there = journals.Any(other => other[0] is RunEvent.Started { Kind: "run" }) ? new Dictionary<int, PhaseStanding>() : PlanBlock.StandingsIn(block);
        return plan.Phases.Select(phase => phase.Id).Distinct().ToDictionary(id => id, id =>
            built.Contains(id) ? new PhaseStanding(PhaseStatus.Complete) : there.GetValueOrDefault(id) ?? new PhaseStanding(PhaseStatus.Pending));
    }

    private static string NumberOf(IPlanFolder folder)
    {
        var digits = folder.Name.TakeWhile(char.IsAsciiDigit).Count();
        return folder.Path.Length > 0 && digits > 0 && digits < folder.Name.Length && folder.Name[digits] == '-' ? folder.Name[..digits] : "";
    }
}
