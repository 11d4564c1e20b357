namespace Foreplan.Diagnostics;

/// <content>PL156–PL163: text for models and what a plan lets pass. PL45x: commands that reach outside.</content>
public static partial class Problems
{
    private const string StayInside = "Verify with what is in the tree; what needs more belongs into - **Network**: or `setup` of foreplan.json, where a person sees it.";

    internal static Diagnostic TextOverrides(string words) =>
        Error("PL156", $"The text gives orders to a model: \"{words}\".", "Take it out: a plan describes work, and what carries it out has its instructions.");

    internal static Diagnostic TextSpeaksToModel(string words) =>
        Warning("PL157", $"The text speaks to a model instead of describing work: \"{words}\".", "Take it out, or say what is to be built.");

    internal static Diagnostic AllowWithoutReason(string id) =>
        Error("PL160", $"{id} is to be let pass without a reason.", "Write <!-- foreplan: allow ID because … -->.");

    internal static Diagnostic AllowNotPossible(string id) =>
        Warning("PL161", $"{id} cannot be let pass by the plan itself.", "Correct what it says, or set it in `checks` of foreplan.json.");

    internal static Diagnostic Allowed(string id, string message, string reason) =>
        Note("PL162", $"{id} is let pass because {reason.TrimEnd('.')}: {message}", "Nothing to do when the reason holds; it is part of what is approved.");

    internal static Diagnostic AllowUnused(string id) =>
        Note("PL163", $"There is no {id} here to let pass.", "Take the comment out.");

    internal static Diagnostic CommandUsesNetwork(string command) =>
        Error("PL450", $"`{command}` needs the network, and the plan's commands have none.", StayInside);

    internal static Diagnostic CommandPublishes(string command) =>
        Error("PL451", $"`{command}` changes something outside of this machine.", "Leave it to a person: write it under ## Done when as a sentence, or do it after the run.");

    internal static Diagnostic CommandReachesHome(string path) =>
        Error("PL452", $"`{path}` is in the home folder, which a run does not have.", "Name a file of the tree.");

    internal static Diagnostic CommandEscapes(string path) =>
        Error("PL453", $"`{path}` leads out of the repository.", "Name a file of the tree.");

    internal static Diagnostic CommandPrivileged(string program) =>
        Error("PL454", $"`{program}` asks for another user's rights.", "Verify without it.");

    internal static Diagnostic CommandRemovesOutside(string command) =>
        Error("PL455", $"`{command}` removes more than this plan's files.", "Remove a named folder of the tree, or nothing.");

    internal static Diagnostic CommandNamesAbsolute(string path) =>
        Warning("PL456", $"`{path}` is a place of this machine, not of the repository.", "Name a file of the tree, or a program by its name.");

    internal static Diagnostic CommandInstalls(string command) =>
        Warning("PL457", $"`{command}` installs packages, for which the plan's commands have no network.", "Put it into `setup` of foreplan.json, or write - **Network**: gates.");
}
