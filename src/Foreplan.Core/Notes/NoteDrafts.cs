using System.Text;
using System.Text.Json;
using Foreplan.Plans;

namespace Foreplan.Notes;

// What a person is still typing, in the state folder.
internal sealed class NoteDrafts(WorkflowPorts ports, IPlanFolder folder)
{
    private const string Name = "drafts.json";
    private const string SentName = "sent";
    private const int Most = 200;

    public IReadOnlyList<NoteDraft> All
    {
        get
        {
            if (folder.ReadKept(Name) is not { } bytes)
            {
                return [];
            }

            try
            {
                return JsonSerializer.Deserialize(bytes, NoteDraftJson.Default.IReadOnlyListNoteDraft) ?? [];
            }
            catch (JsonException wrong)
            {
                throw new ForeplanException("The drafts of notes in the state folder cannot be read.", $"They are kept as they are: {wrong.Message}");
            }
        }
    }

    /// <summary>The note that a draft has become; null while it has not.</summary>
    public string? NoteOf(string draft) => Sent.LastOrDefault(pair => pair.Draft == draft).Note;

    /// <summary>Drops a draft that has become a note, and remembers which; within a hold.</summary>
    public void Became(string draft, string note)
    {
        if (IsName(draft))
        {
            folder.WriteKept(SentName, Encoding.UTF8.GetBytes(string.Join('\n', Sent.TakeLast(Most).Append((Draft: draft, Note: note)).Select(pair => $"{pair.Draft} {pair.Note}"))));
        }

        if (All is var all && all.Any(other => other.Id == draft))
        {
            Write([.. all.Where(other => other.Id != draft)]);
        }
    }

    private IEnumerable<(string Draft, string Note)> Sent =>
        folder.ReadKept(SentName) is { } bytes ? Encoding.UTF8.GetString(bytes).Split('\n').Select(line => line.Split(' ')).Where(pair => pair.Length == 2).Select(pair => (pair[0], pair[1])) : [];

    public NoteDraft Keep(NoteDraft draft)
    {
        if (!IsName(draft.Id))
        {
            throw new ForeplanException("A draft's name is made of letters, digits and dashes.", "Choose such a name.");
        }

        if (draft.Note.Text.Length > 4 * Note.LongestText || draft.Note.Quote?.Length > 4 * Note.LongestQuote)
        {
            throw new ForeplanException($"The draft is longer than a note may be ({Note.LongestText:N0} characters).", "Shorten it; what was kept before is still kept.");
        }

        using var hold = folder.HoldNotes();
        var kept = draft with { At = ports.Time.GetUtcNow() };
        if (NoteOf(draft.Id) is not null)
        {
            // It arrived behind its own note.
            return kept;
        }

        var others = All.Where(other => other.Id != draft.Id).ToList();
        if (others.Count >= Most)
        {
            throw new ForeplanException($"There are {Most} drafts already.", "Send or drop some of them.");
        }

        Write([.. others, kept]);
        return kept;
    }

    public void Drop(string id)
    {
        using var hold = folder.HoldNotes();
        var all = All;
        if (all.Any(draft => draft.Id == id))
        {
            Write([.. all.Where(draft => draft.Id != id)]);
        }
    }

    private static bool IsName(string id) => id.Length is > 0 and <= 100 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private void Write(IReadOnlyList<NoteDraft> drafts) => folder.WriteKept(Name, JsonSerializer.SerializeToUtf8Bytes(drafts, NoteDraftJson.Default.IReadOnlyListNoteDraft));
}
