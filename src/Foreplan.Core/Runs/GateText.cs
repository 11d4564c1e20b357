using System.Text;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Runs;

/// <summary>Results of commands as a model is told.</summary>
internal static class GateText
{
    public static string Of(IReadOnlyList<CommandResult> results)
    {
        var text = new StringBuilder();
        foreach (var result in results)
        {
            var where = result.Folder.Length == 0 ? "" : $" (in {result.Folder})";
            text.Append('`').AppendJoin(' ', result.Words).Append('`').Append(where).Append(" → exit ").Append(result.ExitCode);
            text.Append(result.Tests is { } tests ? $", {Counted.Of(tests, "test")} passed" : "");
            text.Append(result.TimedOut ? ", ended by the time limit" : "");
            text.AppendLine(result.Failure is null ? ": green" : $": red: {result.Failure}");
            if (result.Failure is not null && result.Output.Text.Length > 0)
            {
                text.AppendLine(RepositoryText.Wrap("output", OutputTail.Of(result.Output.Text)));
            }
        }

        return text.ToString().TrimEnd();
    }
}
