using Foreplan.Roles;
using Foreplan.Text;

namespace Foreplan.Diagnostics;

public static partial class Problems
{
    internal const string NoCommandId = "PL008";

    internal const string InstructionsCutId = "PL036";

    internal static Diagnostic ParagraphTooLong(string file, int line) =>
        Warning("PL033", "A paragraph or table has more than 3,000 lines; code spans in it are read as prose.", "Break it up.").At(file, line);

    internal static Diagnostic DamagedText(string file) =>
        Error("PL001", "The file is not valid text in its encoding, or holds NUL.", "Save it as UTF-8.").At(file, null);

    internal static Diagnostic TooDeeplyNested(string file, int line) =>
        Warning("PL002", "Lists or quotes are nested too deeply to be read; the deepest lines were left out.", "Nest at most ten levels.").At(file, line);

    internal static Diagnostic UnclosedFence(string file, int line) =>
        Warning("PL003", "A code fence is opened here and never closed: everything after it is read as code.", "Close the fence.").At(file, line);

    internal static Diagnostic LineTooLong(string file, int line) =>
        Warning("PL004", "A line is longer than 60,000 characters; the rest of it was not read.", "Break the line.").At(file, line);

    internal static Diagnostic DocumentTooLong(string file) =>
        Error("PL005", "The document has more than 1,000,000 characters or 20,000 lines and was not read: nobody could approve it.", "Split it.").At(file, null);

    internal static Diagnostic InstructionsCut(string file, int characters, int most) =>
        Warning(InstructionsCutId, $"The file has {characters:N0} characters; models are given the first {most:N0} of its instructions, because they are sent with every request.",
            "Keep what every request needs, and name documents for the rest.").At(file, null);

    internal static Diagnostic IdTwice(string file, int line, string id) =>
        Error("PL006", $"The id {id} is written twice.", "Give the second one an id of its own.").At(file, line);

    internal static Diagnostic SpecIdsByPosition(string file, int line, int count, string first, string last) =>
        Note("PL007", count == 1 ? $"One item has no id and is read as {first}." : $"{count} items have no id and are read by position, {first} to {last}.",
            "Write ids such as **R1**: before the text, or run spec add.").At(file, line);

    internal static Diagnostic NoCommand(SourceSpan span, string line) =>
        Error(NoCommandId, $"No command can be read from this line: {line}", "Write the command in backticks: `npm test` → exit 0.").At(null, span.Line, span.Column);

    internal static Diagnostic CommandNotWords(SourceSpan span, string command, string fault) =>
        Error("PL009", $"A command is words without a shell, but {fault}: {command}", "Quote it, or start the line with sh: for a shell.").At(null, span.Line, span.Column);

    internal static Diagnostic ExpectationNotUnderstood(SourceSpan span, string part) =>
        Error("PL010", $"The expectation \"{part}\" is none that can be checked.",
            "Write exit N, output contains \"…\", no output, or at least N tests, separated by commas.").At(null, span.Line, span.Column);

    internal static Diagnostic NoRolesBlock(string file) =>
        Note("PL011", "There is no section Agent Configuration: no model is named for any role.", "Run foreplan init, or name models on the command line.").At(file, null);

    internal static Diagnostic RoleMissing(string file, int line, RoleName role) =>
        Warning("PL012", $"The roles block has no {TitleOf(role)}.", $"Add a heading {TitleOf(role)} with a line - Model: provider/model.").At(file, line);

    internal static Diagnostic RoleWithoutModel(string file, int line, RoleName role) =>
        Warning("PL013", $"The {TitleOf(role)} names no model.", "Add a line - Model: provider/model.").At(file, line);

    internal static Diagnostic ModelNotUnderstood(string file, int line, string value) =>
        Error("PL014", $"\"{value}\" is no model of a known provider.",
            "Write provider/model with anthropic, openai, google, ollama, openrouter or openai-compatible, or scripted:file.json.").At(file, line);

    internal static Diagnostic RoleValueNotUnderstood(string file, int line, string name, string value, string wanted) =>
        Error("PL015", $"{name} is \"{value}\".", $"Write {wanted}.").At(file, line);

    internal static Diagnostic PhaseTwice(int id) =>
        Error("PL016", $"Two phases have the number {id}.", "Number the phases without a double.");

    internal static Diagnostic PlanIdsByPosition(string ids) =>
        Note("PL017", $"Ids given by position: {ids}.", "Write them in bold before the text; lock writes them otherwise.");

    internal static Diagnostic NetworkNotUnderstood(string value) =>
        Error("PL018", $"Network is \"{value}\".", "Write none, setup or gates.");

    internal static Diagnostic QuestionStateNotUnderstood(string state) =>
        Warning("PL019", $"The question's state \"{state}\" is not known; it is read as open.", "Write (open), (answered by NAME, DATE) or (assumed).");

    internal static Diagnostic NoPath(string line) =>
        Warning("PL020", $"No path can be read from this line of Files: {line}", "Write the path in backticks, and (new), (edit), (delete) or (rename from `old`).");

    internal static Diagnostic FileKindNotUnderstood(string path, string kind) =>
        Warning("PL021", $"What happens to {path} is \"{kind}\"; it is read as edit.", "Write (new), (edit), (delete) or (rename from `old`).");

    internal static Diagnostic PhaseByPosition(int id, string title) =>
        Note("PL022", $"The phase \"{title}\" has no number and is read as phase {id}.", $"Write the heading as Phase {id}: {title}.");

    internal static Diagnostic DependencyNotUnderstood(string text) =>
        Warning("PL023", $"Depends on \"{text}\" names no phase.", "Write none, or Phase 1, Phase 2.");

    internal static Diagnostic ModelRoleNotUnderstood(string text) =>
        Warning("PL024", $"Model is \"{text}\", which is no role; the executor carries the phase out.", "Write planner (reason), or leave the line out.");

    internal static Diagnostic DoneWhenForPeople(string line) =>
        Note("PL025", $"No command can be read from this line, so that only a person can check it: {line}", "Write a command in backticks: `npm test` → exit 0.");

    internal static Diagnostic NoteNotClosed(string open, string close) =>
        Warning("PL026", $"A note starts with {open} here and never ends.", $"Write {close} behind it.");

    internal static Diagnostic NotJson(string file, int line, int column) =>
        Error("PL027", "The file is no valid JSON here.", "JSON has no comments, no trailing commas, and quotes around every key.").At(file, line, column);

    internal static Diagnostic UnknownSetting(string key, string nearest) =>
        Error("PL028", $"\"{key}\" is no key of foreplan.json; did you mean \"{nearest}\"?",
            "A repository's file holds setup, allow, env, budgetUsd, attempts, contextTokens, checks and requireSignature only; providers, prices and keys belong to your own configuration.");

    internal static Diagnostic WrongSetting(string key, string wanted) =>
        Error("PL029", $"{key} is not {wanted}.", $"Write {wanted}.");

    internal static Diagnostic UnknownRule(string id, string nearest) =>
        Error("PL037", $"\"{id}\" under checks is no rule of foreplan check; did you mean \"{nearest}\"?", "Take it out, or write the id that check shows, such as PL144.");

    internal static Diagnostic WrongWeight(string id, string word, string nearest) =>
        Error("PL038", $"The severity of {id} is \"{word}\"; did you mean \"{nearest}\"?", "Write off, note, warning or error.");

    internal static Diagnostic SettingTwice(string key) =>
        Error("PL030", $"\"{key}\" is written twice.", "Remove one of them.");

    internal static Diagnostic TwoCommands(SourceSpan span, string rest) =>
        Error("PL031", $"Only the first command of this line would be run; behind it stands: {rest}", "Write one command a line.").At(null, span.Line, span.Column);

    private static string TitleOf(RoleName role) => role switch
    {
        RoleName.Planner => "Planning Agent",
        RoleName.Executor => "Implementation Agent",
        _ => "Review Agent",
    };
}
