using Foreplan.Calls;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Notes;

// The versions of a plan: notes.json names their hashes, the state folder keeps their texts.
internal static class PlanVersions
{
    public const string Planner = "planner";
    public const string Person = "person";

    /// <summary>Within a hold: writes plan.md over what was read.</summary>
    /// <exception cref="ForeplanException">It is no text, or not what was read any more; nothing is written then.</exception>
    public static void Write(IPlanFolder folder, SourceText read, string text)
    {
        if (folder.Read("plan.md") is not { } now || !now.AsSpan().SequenceEqual(read.Sound().ToBytes()))
        {
            throw new ForeplanException($"{read.Path} was changed at this moment by someone else.", "Do this again; nothing was changed.");
        }

        folder.Write("plan.md", read.Encode(text));
    }

    /// <summary>The same for what a command of the person writes there: no edit of theirs that the planner has to answer as a note.</summary>
    public static void Put(WorkflowPorts ports, IPlanFolder folder, SourceText read, string text)
    {
        bool isUnedited;
        using (folder.HoldNotes())
        {
            isUnedited = NoteBookJson.Read("", folder.Read(NoteDesk.Document)).Book?.Newest?.Sha256 == read.Sha256;
            folder.KeepVersion(read.Sound().Text);
            Write(folder, read, text);
        }

        if (isUnedited)
        {
            Record(ports, folder, text, Person);
        }
    }

    // Makes a text the newest version. What a person wrote into a notes.json that cannot be read is left alone; the text is kept all the same.
    public static int? Record(WorkflowPorts ports, IPlanFolder folder, string text, string by)
    {
        using var hold = folder.HoldNotes();
        folder.KeepVersion(text);
        var path = new PlanDocuments(ports.Repository, folder).PathOf(NoteDesk.Document);
        var (book, wrong) = NoteBookJson.Read(path, folder.Read(NoteDesk.Document));
        if (book is null)
        {
            ports.Progress?.Report(new Progress.Told($"{wrong[0]} This version is not named there."));
            return null;
        }

        var after = book.WithVersion(TextHash.Of(text), by, ports.Time.GetUtcNow());
        if (after != book)
        {
            folder.Write(NoteDesk.Document, NoteBookJson.Write(after));
        }

        return after.Newest?.Number;
    }

    // The text of a version; null when it is not on this machine.
    public static string? TextOf(IPlanFolder folder, PlanVersion version) => folder.Versions.FirstOrDefault(text => TextHash.Of(text) == version.Sha256);
}
