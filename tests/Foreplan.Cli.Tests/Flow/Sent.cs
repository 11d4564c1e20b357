using Foreplan.Calls;
using Microsoft.Extensions.AI;

namespace Foreplan.Cli.Tests.Flow;

/// <summary>A request as it went to the chain of clients.</summary>
internal sealed record Sent(CallScope Scope, IReadOnlyList<ChatMessage> Messages, ChatOptions Options, string Json)
{
    /// <summary>The texts of the messages before the last of the first request: what is the same in every request of a run.</summary>
    public string Prefix => string.Concat(Messages.TakeWhile(message => message.Role == ChatRole.System).Select(message => message.Text));

    /// <summary>What the conversation was begun with after the prefix.</summary>
    public string Task => Messages.First(message => message.Role == ChatRole.User).Text;

    /// <summary>The names of the tools.</summary>
    public IReadOnlyList<string> Tools => [.. (Options.Tools ?? []).Select(tool => tool.Name)];

    /// <summary>The answers of tools in the newest message.</summary>
    public IReadOnlyList<string> Answers => [.. Messages[^1].Contents.OfType<FunctionResultContent>().Select(result => result.Result as string ?? "")];
}
