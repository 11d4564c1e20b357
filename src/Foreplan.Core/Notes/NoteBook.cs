using System.Globalization;
using System.Text.Json.Nodes;
using Foreplan.Diagnostics;

namespace Foreplan.Notes;

/// <summary><c>notes.json</c>: the notes and versions of a plan. Fields that this program does not know are kept as they are.</summary>
public sealed record NoteBook
{
    /// <summary>A plan without notes.</summary>
    public static NoteBook Empty { get; } = new();

    /// <summary>The notes in order.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>The plan's versions, oldest first.</summary>
    public IReadOnlyList<PlanVersion> Versions { get; init; } = [];

    /// <summary>The highest number that a note ever had, so that a removed note's id is not used again.</summary>
    public int LastNote { get; init; }

    /// <summary>What was read with a guess.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The newest version; null when there is none.</summary>
    public PlanVersion? Newest => Versions.Count == 0 ? null : Versions[^1];

    /// <summary>The document as it was read, for what is not known here.</summary>
    internal JsonObject Read { get; init; } = [];

    /// <summary>The note with that id, whatever its case.</summary>
    public Note? Find(string id) => Notes.FirstOrDefault(note => string.Equals(note.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>With one more note, which gets the next id.</summary>
    public NoteBook Add(Note note) => this with { Notes = [.. Notes, note with { Id = $"N{LastNote + 1}" }], LastNote = LastNote + 1 };

    /// <summary>With a note changed, found by its id.</summary>
    public NoteBook Put(Note note) => this with { Notes = [.. Notes.Select(other => other.Id == note.Id ? note : other)] };

    /// <summary>Without a note.</summary>
    public NoteBook Remove(string id) => this with { Notes = [.. Notes.Where(note => note.Id != id)] };

    /// <summary>With a text as its newest version; the same when it is the newest already.</summary>
    /// <param name="sha256">The text's hash.</param>
    /// <param name="by">planner or person.</param>
    /// <param name="at">When.</param>
    public NoteBook WithVersion(string sha256, string by, DateTimeOffset at) => Newest?.Sha256 == sha256
        ? this
        : this with { Versions = [.. Versions, new() { Number = (Newest?.Number ?? 0) + 1, Sha256 = sha256, By = by, At = at }] };

    /// <summary>The number in an id such as N12; null for another shape.</summary>
    internal static int? NumberOf(string id) =>
        id.Length > 1 && id[0] is 'N' or 'n' && int.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
