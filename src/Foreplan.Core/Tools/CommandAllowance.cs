using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Tools;

/// <summary>Which commands a model may run: a phase's gates as they stand, and what <c>foreplan.json</c> allows, with further words.</summary>
/// <param name="gates">The phase's verification commands.</param>
/// <param name="allow">Beginnings of commands, each a list of words.</param>
public sealed class CommandAllowance(IReadOnlyList<Gate> gates, IReadOnlyList<IReadOnlyList<string>> allow)
{
    /// <summary>Reads a command by the rule of gates and decides.</summary>
    /// <param name="command">The command as the model wrote it.</param>
    /// <returns>What to run, or the answer that refuses it and names what is allowed.</returns>
    public (Gate? Command, ToolAnswer? Refused) Decide(string command)
    {
        var read = GateCommand.Read(command.Trim(), SourceSpan.At(1), out var problem);
        if (problem is not null)
        {
            return (null, ToolAnswer.Error(ToolCode.BadArguments, $"{problem.Message}. {Allowed()}"));
        }

        var gate = gates.FirstOrDefault(gate => gate.Folder == read.Folder && gate.Words.SequenceEqual(read.Words));
        if (gate is not null || (IsInTree(read.Folder) && allow.Any(words => IsBeginning(words, read.Words))))
        {
            return (read, null);
        }

        return (null, ToolAnswer.Error(ToolCode.NotAllowed, $"`{command}` is not one of the phase's commands. {Allowed()}"));
    }

    private string Allowed()
    {
        var commands = gates.Where(gate => gate.Words.Count > 0).Select(gate => $"`{gate.Text}`")
            .Concat(allow.Where(words => words.Count > 0).Select(words => $"`{string.Join(' ', words)} …`")).Distinct().ToList();
        return commands.Count == 0 ? "No command is allowed here; finish_phase runs the gate." : $"Allowed: {string.Join(", ", commands)}.";
    }

    private static bool IsInTree(string folder) => folder.Length == 0 || TreePath.TryNormalize(folder, out _, out _);

    private static bool IsBeginning(IReadOnlyList<string> words, IReadOnlyList<string> command) =>
        words.Count > 0 && command.Count >= words.Count && words.SequenceEqual(command.Take(words.Count));
}
