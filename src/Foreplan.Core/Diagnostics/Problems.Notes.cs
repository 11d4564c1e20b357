namespace Foreplan.Diagnostics;

public static partial class Problems
{
    // What a person's answer mends, by which it is known again.
    internal const string QuestionLeftId = "PL130";
    internal const string QuestionOpenId = "PL540";
    internal const string ChallengeMissingId = "PL543";
    internal const string NotesUnreadId = "PL060";
    internal const string MarkOpenId = "PL541";
    internal const string NoteOpenId = "PL546";
    internal const string NoteAskedId = "PL547";
    internal const string NoteProposedId = "PL548";

    internal static Diagnostic NotesNotReadable(string file, int? line, string why) =>
        Error(NotesUnreadId, $"The notes cannot be read: {why}.", "Mend the file, or take it out of the way; nothing is written to it until it can be read.").At(file, line);

    internal static Diagnostic NoteIdTwice(string file, string id, string next) =>
        Warning("PL061", $"Two notes have the id {id}; the second one is read as {next}.", "Nothing to do: the next change writes it so.").At(file, null);

    internal static Diagnostic VersionAbsent(int version) =>
        Note("PL062", $"The text of version {version} is not on this machine: only marked notes count, plain edits against it cannot be told.", "Mark what shall be answered, or revise where the version was made.");

    internal static Diagnostic NoteOpen(string id, string text) =>
        Error(NoteOpenId, $"{id} is open: {text}", "Have it answered with foreplan revise, or take it back with foreplan notes remove.");

    internal static Diagnostic NoteAsked(string id, string why) =>
        Error(NoteAskedId, $"The planner asks back about {id}: {why}", "Reopen it with a word to the planner, or dismiss it: foreplan notes reopen, foreplan notes dismiss.");

    internal static Diagnostic NoteProposed(string id, string text) =>
        Error(NoteProposedId, $"The challenge's point {id} is neither accepted nor dismissed: {text}", "Decide: foreplan notes accept, foreplan notes dismiss.");
}
