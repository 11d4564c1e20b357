using System.Text.Json;
using Foreplan.Plans;

namespace Foreplan.Notes;

// What a person is still typing, in the state folder.
internal sealed class NoteDrafts(WorkflowPorts ports, IPlanFolder folder)
{
    private const string Name = "drafts.json";
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

    public NoteDraft Keep(NoteDraft draft)
    {
        if (draft.Id.Length is 0 or > 100 || !draft.Id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            throw new ForeplanException("A draft's name is made of letters, digits and dashes.", "Choose such a name.");
        }

        if (draft.Note.Text.Length > 4 * Note.LongestText || draft.Note.Quote?.Length > 4 * Note.LongestQuote)
        {
            throw new ForeplanException($"The draft is longer than a note may be ({Note.LongestText:N0} characters).", "Shorten it; what was kept before is still kept.");
        }

        using var hold = folder.HoldNotes();
        var kept = draft with { At = ports.Time.GetUtcNow() };
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

    private void Write(IReadOnlyList<NoteDraft> drafts) => folder.WriteKept(Name, JsonSerializer.SerializeToUtf8Bytes(drafts, NoteDraftJson.Default.IReadOnlyListNoteDraft));
}
