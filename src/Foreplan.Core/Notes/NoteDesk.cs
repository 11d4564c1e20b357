using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Notes;

// A plan's notes as they are on disk at each look, and every change of them: read, changed and written while nobody else changes them.
internal sealed class NoteDesk(WorkflowPorts ports, IPlanFolder folder)
{
    public const string Document = "notes.json";

    private readonly PlanDocuments documents = new(ports.Repository, folder);

    private string Author => ports.Repository.Identity?.Name ?? "you";

    public PlanNotes List()
    {
        var (text, book) = Look();
        var pending = new Pending(book);
        List<PlacedNote> placed = [];
        var marked = text.Marked.Where(pair => !pending.Takes(pair.Note)).ToList();
        var edits = text.Edited.Select(pair => (pair.Edit, Note: pending.Edit(pair.Note) ?? pair.Note)).ToList();
        var shown = edits.Select(pair => pair.Note.Id).ToHashSet(StringComparer.Ordinal);
        // An edit that was lifted and is no edit any more is nobody's question.
        placed.AddRange(book.Notes.Where(note => !shown.Contains(note.Id) && !Pending.IsOpenEdit(note)).Select(note => new PlacedNote(note, text.PlaceOf(note), false)));
        placed.AddRange(marked.Select(pair => new PlacedNote(pair.Note, text.PlaceOf(pair.Lifted), true)));
        placed.AddRange(edits.Select(pair => new PlacedNote(pair.Note, text.PlaceOf(pair.Edit), true)));
        var known = book.Newest is null || text.KnowsVersion;
        return new()
        {
            Text = text.Source.Text,
            Sha256 = text.Source.Sha256,
            Version = book.Newest,
            KnowsEdits = book.Newest is not null && known,
            Notes = placed,
            Diagnostics = [.. book.Diagnostics, .. known ? [] : new[] { Problems.VersionAbsent(book.Newest?.Number ?? 0).At(documents.PathOf(Document), null) }],
        };
    }

    /// <summary>The plan's text with its notes, and notes.json, as they are now.</summary>
    public (TextNotes Text, NoteBook Book) Look()
    {
        var source = documents.PlanSource ?? throw new ForeplanException($"{documents.PathOf("plan.md")} is not there.", $"Write it with: foreplan plan {folder.Handle}");
        var book = Book();
        return (Of(source.Sound(), book), book);
    }

    private TextNotes Of(SourceText source, NoteBook book) =>
        new(source, book.Newest is { } newest ? PlanVersions.TextOf(folder, newest) : null, book.Newest?.Number ?? 0, Author, ports.Time.GetUtcNow());

    /// <summary>notes.json.</summary>
    /// <exception cref="ForeplanException">It cannot be read.</exception>
    public NoteBook Book()
    {
        var (book, wrong) = NoteBookJson.Read(documents.PathOf(Document), folder.Read(Document));
        return book ?? throw new ForeplanException($"{wrong[0]}", wrong[0].Fix ?? "");
    }

    /// <summary>Changes notes.json while nobody else does; an unchanged book is not written.</summary>
    public NoteBook Change(Func<NoteBook, NoteBook> change)
    {
        using var hold = folder.HoldNotes();
        return Write(Book(), change);
    }

    /// <summary>Within a hold.</summary>
    public NoteBook Write(NoteBook book, Func<NoteBook, NoteBook> change)
    {
        var after = change(book);
        if (!ReferenceEquals(after, book))
        {
            folder.Write(Document, NoteBookJson.Write(after));
        }

        return after;
    }

    /// <summary>Takes the marks out of plan.md and writes them, and the plain edits, into notes.json; the text with its marks is kept. Once more after a kill doubles nothing.</summary>
    /// <returns>The text without marks, as it is on disk now.</returns>
    public (SourceText Text, NoteBook Book) Lift()
    {
        using var hold = folder.HoldNotes();
        var (text, book) = Look();
        var pending = new Pending(book);
        var after = book;
        foreach (var (lifted, note) in text.Marked.Where(pair => !pending.Takes(pair.Note)))
        {
            if (note.Text.Length > Note.LongestText || note.Anchor?.Quote.Length > Note.LongestQuote)
            {
                throw new ForeplanException(
                    $"{text.Source.Path}:{text.PlaceOf(lifted).From.Line} has a note of {lifted.Mark.Length:N0} characters; a note may have {Note.LongestText:N0}, and be about {Note.LongestQuote:N0}.",
                    "Shorten it; nothing was changed.");
            }

            after = after.Add(note with { Text = Secrets.Replace(note.Text), Mark = Secrets.Replace(lifted.Mark) });
        }

        var edits = text.Edited.Select(pair => pending.Edit(pair.Note) ?? pair.Note).ToList();
        // An edit that was taken back since is nobody's question any more.
        foreach (var gone in book.Notes.Where(note => Pending.IsOpenEdit(note) && edits.All(edit => edit.Id != note.Id)))
        {
            after = after.Remove(gone.Id);
        }

        after = edits.Where(edit => book.Find(edit.Id) is null).Aggregate(after, (current, edit) => current.Add(edit with { Text = Secrets.Replace(edit.Text) }));
        Write(book, _ => after);
        folder.KeepVersion(text.Source.Text);
        if (text.Lifted.Notes.Count > 0)
        {
            folder.KeepVersion(text.Lifted.Clean);
            PlanVersions.Write(folder, text.Source, text.Lifted.Clean);
        }

        return (documents.PlanSource ?? text.Source, after);
    }

    public PlacedNote Add(NewNote given)
    {
        var words = NoteWords.Checked(given.Kind, given.Text);
        var drafts = new NoteDrafts(ports, folder);
        using var hold = folder.HoldNotes();
        var (text, book) = Look();
        if (given.Draft is { } sent && drafts.NoteOf(sent) is { } id)
        {
            // Asked for twice, because the first answer was lost on its way: it is the same note.
            return book.Find(id) is { } there
                ? new(there, text.PlaceOf(there), false)
                : throw new ForeplanException($"This was added as {id}, which was taken back since.", "Write it anew if it is still wanted.");
        }

        var after = Write(book, current => current.Add(new()
        {
            Id = "",
            Version = current.Newest?.Number ?? 0,
            Author = Author,
            At = ports.Time.GetUtcNow(),
            Kind = given.Kind,
            Anchor = new NewAnchor(text, documents.PathOf("plan.md")).Of(given),
            Text = words,
        }));
        if (given.Draft is { } draft)
        {
            drafts.Became(draft, after.Notes[^1].Id);
        }

        return new(after.Notes[^1], text.PlaceOf(after.Notes[^1]), false);
    }

    public PlacedNote Edit(string id, string words, NoteKind? kind)
    {
        using var hold = folder.HoldNotes();
        var (text, book) = Look();
        if (book.Find(id) is not { } note)
        {
            return EditMark(text, book, id, words, kind);
        }

        if (note.Disposition.State is not (NoteState.Open or NoteState.Proposed) || note.Source == NoteSource.Edited)
        {
            throw new ForeplanException($"{note.Id} is answered already.", $"Reopen it with what you want to add: foreplan notes reopen {folder.Handle} {note.Id} \"…\"");
        }

        var changed = note with { Kind = kind ?? note.Kind, Text = NoteWords.Checked(kind ?? note.Kind, words) };
        Write(book, current => current.Put(changed));
        return new(changed, text.PlaceOf(changed), false);
    }

    public void Remove(string id)
    {
        using var hold = folder.HoldNotes();
        var (text, book) = Look();
        if (book.Find(id) is { } note)
        {
            Write(book, current => current.Remove(note.Id));
            return;
        }

        var mark = MarkOf(text, id);
        PlanVersions.Write(folder, text.Source, text.Lifted.Restore(other => !ReferenceEquals(other, mark)));
    }

    public Note Reopen(string id, string? reply) => Answer(id, note => note.Disposition.State is NoteState.Done or NoteState.Declined or NoteState.Asked
        ? note with
        {
            Earlier = [.. note.Earlier, note.Disposition with { Reply = string.IsNullOrWhiteSpace(reply) ? null : NoteWords.Checked(NoteKind.Comment, reply) }],
            Disposition = Disposition.Open,
        }
        : throw new ForeplanException(
            note.Disposition.State == NoteState.Open ? $"{note.Id} is open already." : $"{note.Id} is a challenger's point that waits for you.",
            note.Disposition.State == NoteState.Open ? $"Change it: foreplan notes edit {folder.Handle} {note.Id} \"…\"" : $"foreplan notes accept {folder.Handle} {note.Id}, or dismiss."));

    public Note Accept(string id) => Answer(id, note => note.Disposition.State == NoteState.Proposed
        ? note with { Disposition = Disposition.Open }
        : throw new ForeplanException($"{note.Id} is no point of a challenge that waits for you.", $"See them: foreplan notes {folder.Handle}"));

    public Note Dismiss(string id, string? why) => Answer(id, note => note.Disposition.State is NoteState.Proposed or NoteState.Asked
        ? note with
        {
            Earlier = note.Disposition.State == NoteState.Asked ? [.. note.Earlier, note.Disposition] : note.Earlier,
            Disposition = new() { State = NoteState.Declined, Version = note.Disposition.Version, Why = string.IsNullOrWhiteSpace(why) ? $"dismissed by {Author}" : NoteWords.Checked(NoteKind.Comment, why) },
        }
        : throw new ForeplanException($"{note.Id} does not wait for you.", $"Take a note of yours back with: foreplan notes remove {folder.Handle} {note.Id}"));

    private Note Answer(string id, Func<Note, Note> change)
    {
        Note? changed = null;
        Change(book => book.Put(changed = change(book.Find(id) ?? throw Unknown(id))));
        return changed ?? throw Unknown(id);
    }

    private PlacedNote EditMark(TextNotes text, NoteBook book, string id, string words, NoteKind? kind)
    {
        var mark = MarkOf(text, id);
        if (kind is not null && kind != mark.Kind)
        {
            throw new ForeplanException($"{id} is marked in the text as {mark.Kind.ToString().ToLowerInvariant()}.", $"Mark it differently in {documents.PathOf("plan.md")}.");
        }

        var after = mark with { Mark = NoteWords.Rewritten(mark, words) };
        var changed = text.Lifted with { Notes = [.. text.Lifted.Notes.Select(other => ReferenceEquals(other, mark) ? after : other)] };
        var written = changed.Restore();
        var now = Of(SourceText.Decode(text.Source.Path, text.Source.Encode(written)), book);
        var (lifted, note) = now.Marked.FirstOrDefault(pair => pair.Lifted.Mark == after.Mark && pair.Lifted.At == after.At);
        if (lifted is null || now.Marked.Count != text.Marked.Count)
        {
            throw new ForeplanException("With these words the mark would not end where it ends; nothing was changed.", "Say it without signs of Markdown, such as those of a block of code.");
        }

        PlanVersions.Write(folder, text.Source, written);
        return new(note, now.PlaceOf(lifted), true);
    }

    private LiftedNote MarkOf(TextNotes text, string id)
    {
        if (text.Edited.Any(pair => string.Equals(pair.Note.Id, id, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ForeplanException($"{id} is a plain edit of the text.", $"Change it where it is, in {documents.PathOf("plan.md")}.");
        }

        return text.Marked.FirstOrDefault(pair => string.Equals(pair.Note.Id, id, StringComparison.OrdinalIgnoreCase)).Lifted ?? throw Unknown(id);
    }

    private ForeplanException Unknown(string id) => new($"There is no note {id}.", $"See them all: foreplan notes {folder.Handle}");
}
