using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Notes;

// Holds a revision to what was asked: an answer for every note, and no change that no note asked for.
internal sealed class RevisionJudge
{
    // The regions with errors in what was sent, and the text in which they were found.
    private (string Text, IReadOnlyList<string> Regions)? faulty;

    /// <summary>The text that the planner was given, without marks.</summary>
    public required string Sent { get; init; }

    /// <summary>The notes that it has to answer.</summary>
    public required IReadOnlyList<Note> Notes { get; init; }

    /// <summary>False when something else than notes asks for changes too, such as an answer to a question: then any change may follow from it.</summary>
    public required bool OnlyNotesAsk { get; init; }

    public (IReadOnlyList<string> Faults, IReadOnlyList<string> Unasked) Judge(PlanDesk desk, Plan after, IReadOnlyList<NoteAnswer> answers) =>
        ([.. Faults(after.Source.Text, answers)], OnlyNotesAsk ? [.. Unasked(desk, after.Source.Text, answers)] : []);

    public static string Explain(IReadOnlyList<string> faults, IReadOnlyList<string> unasked)
    {
        List<string> lines = [];
        if (faults.Count > 0)
        {
            lines.Add($"Refused: {faults.Count} of the person's notes {(faults.Count == 1 ? "is" : "are")} not answered as they must be:");
            lines.AddRange(faults.Take(40).Select(fault => $"- {fault}"));
        }

        if (unasked.Count > 0)
        {
            lines.Add("Refused: these changes were asked for by no note. Put the old text back, or name the place in the `where` of the note that needs the change:");
            lines.AddRange(unasked.Take(20).Select(change => $"- {change}"));
        }

        return string.Join('\n', lines);
    }

    private IEnumerable<string> Faults(string after, IReadOnlyList<NoteAnswer> answers)
    {
        var known = Notes.ToDictionary(note => note.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var answer in answers.Where(answer => !known.ContainsKey(answer.Note)))
        {
            yield return $"{answer.Note} is no note that was sent. The notes: {string.Join(", ", known.Keys.Take(40))}.";
        }

        var given = answers.ToLookup(answer => answer.Note, StringComparer.OrdinalIgnoreCase);
        foreach (var note in Notes)
        {
            switch (given[note.Id].ToList())
            {
                case []:
                    yield return $"{note.Id} has no disposition: done (where), declined (why) or asked (why: the question).";
                    break;
                case [_, _, ..]:
                    yield return $"{note.Id} has several dispositions: give one.";
                    break;
                case [{ State: "done", Where: null }]:
                    yield return $"{note.Id} is done, but `where` does not say where, such as `Phase 1, step 2`.";
                    break;
                case [{ State: "declined" or "asked", Why: null } answer]:
                    yield return $"{note.Id} is {answer.State}, but `why` says nothing.";
                    break;
                case [{ State: "done" }] when IsTakenBack(note, after):
                    yield return $"{note.Id}: the person wrote this into the plan, and it is not there any more. Leave it, or decline with the reason: {NoteWords.Shown(note.Text)}";
                    break;
            }
        }
    }

    private static bool IsTakenBack(Note note, string after) =>
        note is { Source: NoteSource.Edited, Text.Length: > 0 } && !new SqueezedText(after).Text.Contains(new SqueezedText(note.Text).Text, StringComparison.Ordinal);

    private IEnumerable<string> Unasked(PlanDesk desk, string after, IReadOnlyList<NoteAnswer> answers)
    {
        // What Foreplan writes into a plan is written into both.
        var sent = desk.Finished(Sent);
        var before = sent.Source.Text;
        var (old, now) = (new PlanRegions(before), new PlanRegions(after));
        var asked = Asked(desk, sent, old, now, answers);
        var lines = after.Split('\n');
        var oldLines = before.Split('\n');
        foreach (var change in LineDiff.Of(before, after))
        {
            var touched = Enumerable.Range(change.OldLine, change.OldCount).Where(line => !string.IsNullOrWhiteSpace(oldLines[line - 1])).Select(old.Of)
                .Concat(Enumerable.Range(change.NewLine, change.NewCount).Where(line => !string.IsNullOrWhiteSpace(lines[line - 1])).Select(now.Of)).Distinct().Where(region => !asked.Contains(region)).ToList();
            if (touched.Count > 0)
            {
                var gone = change.OldCount == 0 ? "" : NoteWords.Shown(string.Join(' ', oldLines.Skip(change.OldLine - 1).Take(change.OldCount).Select(line => line.Trim())));
                var come = change.NewCount == 0 ? "" : NoteWords.Shown(string.Join(' ', lines.Skip(change.NewLine - 1).Take(change.NewCount).Select(line => line.Trim())));
                yield return $"{string.Join(", ", touched)}, line {change.NewLine}: {(gone.Length == 0 ? $"added \"{come}\"" : come.Length == 0 ? $"removed \"{gone}\"" : $"\"{gone}\" became \"{come}\"")}";
            }
        }
    }

    private HashSet<string> Asked(PlanDesk desk, Plan sent, PlanRegions old, PlanRegions now, IReadOnlyList<NoteAnswer> answers)
    {
        var done = answers.Where(answer => answer.State == "done").ToList();
        var asked = old.All.Concat(now.All).Where(region => done.Any(answer => answer.Where is { } where && PlanRegions.Names(where, region))).ToHashSet();
        var finder = new AnchorFinder(sent.Source.Text);
        foreach (var note in Notes.Where(note => done.Any(answer => string.Equals(answer.Note, note.Id, StringComparison.OrdinalIgnoreCase))))
        {
            if (note.Anchor is { } anchor && finder.Find(note.Source == NoteSource.Edited ? anchor with { Quote = note.Text } : anchor) is { IsFound: true } place)
            {
                asked.UnionWith(Enumerable.Range(place.From.Line, place.To.Line - place.From.Line + 1).Select(old.Of));
            }
        }

        // What the check finds has to be mended wherever it is.
        if (faulty?.Text != sent.Source.Text)
        {
            faulty = (sent.Source.Text, [.. desk.Check(sent).Where(found => found.Severity == Severity.Error).Select(found => old.Of(found.Line ?? 1))]);
        }

        asked.UnionWith(faulty?.Regions ?? []);
        return asked;
    }
}
