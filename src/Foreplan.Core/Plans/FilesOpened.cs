using Foreplan.Calls;
using Foreplan.Runs;
using Foreplan.Tools;
using Microsoft.Extensions.AI;

namespace Foreplan.Plans;

/// <summary>The files that were opened while a plan was drafted and revised, as its journals tell.</summary>
internal static class FilesOpened
{
    private const string Tool = "read_file";

    /// <summary>The paths; null when no journal tells of a planner, so that nobody can say.</summary>
    public static IReadOnlySet<string>? Of(IEnumerable<IReadOnlyList<RunEvent>> journals)
    {
        HashSet<string>? opened = null;
        foreach (var events in journals.Where(events => events.OfType<RunEvent.Started>().FirstOrDefault() is { Kind: "plan" or "revise" }))
        {
            opened ??= new(StringComparer.Ordinal);
            var done = events.OfType<RunEvent.ToolFinished>().Where(finished => finished is { Tool: Tool, Code: ToolCode.Ok }).Select(finished => (finished.Conversation, finished.Call)).ToHashSet();
            foreach (var answered in done.Count == 0 ? [] : events.OfType<RunEvent.CallAnswered>())
            {
                var calls = MessageJson.Read(answered.Response.Text).SelectMany(message => message.Contents).OfType<FunctionCallContent>();
                opened.UnionWith(calls.Index()
                    .Where(call => call.Item.Name == Tool && done.Contains((answered.Conversation, $"{answered.Turn}.{call.Index + 1}")))
                    .Select(call => SubmittedText.Argument(call.Item, "path") is { } given && TreePath.TryNormalize(given, out var path, out _) ? path : null).OfType<string>());
            }
        }

        return opened;
    }
}
