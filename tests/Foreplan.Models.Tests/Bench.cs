using System.Text;
using Foreplan.Calls;
using Foreplan.Costs;
using Foreplan.ModelServer;
using Foreplan.Roles;
using Foreplan.Runs;
using Foreplan.Testing;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Tests;

/// <summary>A place to make calls from: a journal, settings without a real network, scopes.</summary>
internal sealed class Bench : IDisposable
{
    public const string Key = "sk-ant-test-0123456789abcdefghij";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("foreplan-models");
    private ModelProviders? providers;

    public Bench()
    {
        Settings = new()
        {
            Variable = name => Variables.GetValueOrDefault(name),
            Root = folder.FullName,
            Jitter = () => 0,
            Idle = TimeSpan.FromDays(1),
            LongestCall = TimeSpan.FromDays(1),
            Time = Time,
        };
    }

    public Dictionary<string, string> Variables { get; } = [];

    public HastyTime Time { get; } = new();

    public ProviderSettings Settings { get; set; }

    public MemoryJournal Journal { get; set; } = new();

    public PriceBook Prices { get; set; } = PriceBook.Parse(PriceFile.Text());

    public Watcher Watcher { get; } = new();

    public IEnumerable<RunEvent.CallFailed> Failed => Journal.Events.OfType<RunEvent.CallFailed>();

    public IEnumerable<RunEvent.CallAnswered> Answered => Journal.Events.OfType<RunEvent.CallAnswered>();

    public IEnumerable<RunEvent.CallSent> Sent => Journal.Events.OfType<RunEvent.CallSent>();

    public ModelRef Script(string turns, string name = "script.json")
    {
        File.WriteAllText(Path.Combine(folder.FullName, name), $$"""{ "foreplan": 1, "turns": [ {{turns}} ] }""", Encoding.UTF8);
        return new("scripted", name);
    }

    /// <summary>A model of the server's, by the official client of its protocol.</summary>
    public ModelRef Real(string protocol, StrictServer server)
    {
        Variables["ANTHROPIC_API_KEY"] = Key;
        Variables["OPENAI_API_KEY"] = Key;
        Variables["ANTHROPIC_BASE_URL"] = server.AnthropicUrl;
        Variables["OPENAI_BASE_URL"] = server.OpenAiUrl;
        return protocol == "anthropic" ? new("anthropic", "claude-haiku-4-5") : new("openai", "gpt-5.6-luna");
    }

    public CallScope Scope(ModelRef model, int turn = 1, RoleName role = RoleName.Executor, string conversation = "p1.1") => new()
    {
        Journal = Journal, Conversation = conversation, Turn = turn, Model = model, Prices = Prices, Progress = Watcher,
        Role = new() { Name = role, Model = model }, Phase = role == RoleName.Executor ? 1 : null,
    };

    public Task<ChatResponse> AskAsync(CallScope scope, params IList<ChatMessage> messages) => AskAsync(scope, null, messages);

    public async Task<ChatResponse> AskAsync(CallScope scope, ChatOptions? options, IList<ChatMessage> messages, CancellationToken cancellationToken = default)
    {
        providers ??= new(Settings);
        using var client = providers.Open(scope);
        return await client.GetStreamingResponseAsync(messages.Count > 0 ? messages : [new(ChatRole.User, "Do it.")], options, cancellationToken).ToChatResponseAsync(cancellationToken);
    }

    public void Dispose()
    {
        providers?.Dispose();
        folder.Delete(recursive: true);
    }
}
