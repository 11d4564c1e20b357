namespace Foreplan.Diagnostics;

public static partial class Problems
{
    internal static Diagnostic NotesNotReadable(string file, int? line, string why) =>
        Error("PL060", $"The notes cannot be read: {why}.", "Mend the file, or take it out of the way; nothing is written to it until it can be read.").At(file, line);

    internal static Diagnostic NoteIdTwice(string file, string id, string next) =>
        Warning("PL061", $"Two notes have the id {id}; the second one is read as {next}.", "Nothing to do: the next change writes it so.").At(file, null);

    internal static Diagnostic VersionAbsent(int version) =>
        Note("PL062", $"The text of version {version} is not on this machine: only marked notes count, plain edits against it cannot be told.", "Mark what shall be answered, or revise where the version was made.");

    internal static Diagnostic NoteOpen(string id, string text) =>
        Error("PL546", $"{id} is open: {text}", "Have it answered with foreplan revise, or take it back with foreplan notes remove.");

    internal static Diagnostic NoteAsked(string id, string why) =>
        Error("PL547", $"The planner asks back about {id}: {why}", "Reopen it with a word to the planner, or dismiss it: foreplan notes reopen, foreplan notes dismiss.");

    internal static Diagnostic NoteProposed(string id, string text) =>
        Error("PL548", $"The challenge's point {id} is neither accepted nor dismissed: {text}", "Decide: foreplan notes accept, foreplan notes dismiss.");
}
