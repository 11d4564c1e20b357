using System.Text.Json;
using Foreplan.Calls;
using Foreplan.Runs;
using Foreplan.Tools;
using Microsoft.Extensions.AI;

namespace Foreplan.Plans;

/// <summary>The plan's text that a patch is against: what the planner submitted last, refused or not, as the journal tells.</summary>
internal static class SubmittedText
{
    private const string Tool = "submit_plan";

    /// <summary>The text after every submission that was answered; the original when there was none.</summary>
    public static string? Current(IJournal journal, string conversation, string? original)
    {
        var answered = journal.Events.OfType<RunEvent.ToolFinished>().Count(done => done.Conversation == conversation && done.Tool == Tool);
        var submissions = journal.Events.OfType<RunEvent.CallAnswered>()
            .Where(call => call.Conversation == conversation)
            .SelectMany(call => MessageJson.Read(call.Response.Text))
            .SelectMany(message => message.Contents)
            .OfType<FunctionCallContent>()
            .Where(call => call.Name == Tool)
            .Take(answered);
        return submissions.Aggregate(original, (text, call) => After(text, Argument(call, "markdown"), Argument(call, "patch")).Text ?? text);
    }

    /// <summary>The text after a submission, or why its patch does not fit.</summary>
    public static (string? Text, string? Why) After(string? current, string? markdown, string? patch) =>
        markdown is not null ? (markdown, null)
        : current is null ? (null, "There is no plan yet that a patch could change: submit `markdown`.")
        : patch is null ? (null, "Give exactly one of `markdown` and `patch`.")
        : PatchText.Apply(current, patch);

    /// <summary>A call's argument that is text; null when there is none.</summary>
    public static string? Argument(FunctionCallContent call, string name) =>
        call.Arguments?.TryGetValue(name, out var value) == true
            ? value switch { string text => text, JsonElement { ValueKind: JsonValueKind.String } element => element.GetString(), _ => null }
            : null;
}
