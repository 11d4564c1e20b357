using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Foreplan.Calls;
using Foreplan.Models.Chain;
using Foreplan.Models.Http;
using Foreplan.Models.Providers;
using Foreplan.Models.Scripted;
using Foreplan.Roles;
using Microsoft.Extensions.AI;

namespace Foreplan.Models;

/// <summary>All model providers, and the one place where the chain around them is built.</summary>
/// <param name="settings">Keys, addresses, the clock, patience.</param>
public sealed class ModelProviders(ProviderSettings settings) : IModels, IDisposable
{
    private readonly ConcurrentDictionary<string, IChatClient> clients = new();
    private readonly ConcurrentDictionary<string, ScriptFile> scripts = new();
    private readonly ApiKeys keys = new();

    private static JsonElement NoParameters { get; } = JsonDocument.Parse("""{"type":"object","properties":{}}""").RootElement;

    /// <inheritdoc/>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "Each client of the chain disposes the one inside it.")]
    public IChatClient Open(CallScope scope)
    {
        var schedule = new RetrySchedule(settings);
        IChatClient client = Provider(scope);
        client = new WatchdogChatClient(client, settings);
        client = new TruthChatClient(client, scope);
        client = new JournalingChatClient(client, scope, schedule, keys, settings.Time);
        client = new RetryingChatClient(client, scope, schedule, settings.Time);
        return client;
    }

    /// <summary>Loads a provider's client in the background, by a call that reaches no network. Loading one takes longer than all else before the first request; meanwhile git is asked.</summary>
    /// <param name="model">The model that will be called.</param>
    /// <returns>Ends when it is loaded; it never fails, and nobody has to wait for it.</returns>
    public static Task WarmAsync(ModelRef model) => Task.Run(async () =>
    {
        try
        {
            await CallNowhereAsync(model);
        }
        catch (Exception real) when (real is not OutOfMemoryException)
        {
            // What is wrong is said by the call itself.
        }
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!clients.IsEmpty)
        {
            DisposeClients();
        }
    }

    private void DisposeClients()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }
    }

    private IChatClient Provider(CallScope scope)
    {
        var row = ProviderTable.Find(scope.Model.Provider);
        return row.Dialect == ProviderDialect.Script
            ? new ScriptedChatClient(scripts.GetOrAdd(scope.Model.Name, name => ScriptFile.Read(Path.Combine(settings.Root, name), name)), scope, settings.Time)
            : new KeptChatClient(clients.GetOrAdd(row.Name, _ => Load(row)));
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The adapter disposes its HTTP client.")]
    private IChatClient Load(ProviderRow row)
    {
        var address = ProviderAddress.Of(row, settings);
        if (address.Key is { } key)
        {
            keys.Add(key);
        }

        var http = ProviderHttp.Create(keys, settings.Time);
        return row.Dialect == ProviderDialect.Messages ? LoadAnthropic(http, address) : LoadOpenAi(http, address, row);
    }

    internal static async Task CallNowhereAsync(ModelRef model)
    {
        var row = ProviderTable.Find(model.Provider);
        if (row.Dialect == ProviderDialect.Script)
        {
            return;
        }

        using var http = ProviderHttp.Create(new ApiKeys(), TimeProvider.System, Nowhere.Of(row.Dialect));
        var address = new ProviderAddress("http://127.0.0.1", "none");
        using IChatClient client = row.Dialect == ProviderDialect.Messages ? LoadAnthropic(http, address) : LoadOpenAi(http, address, row);
        List<ChatMessage> messages = [new(ChatRole.System, "-"), new(ChatRole.User, "-")];
        _ = MessageJson.Read(MessageJson.Write(messages));
        await foreach (var update in client.GetStreamingResponseAsync(messages, new() { ModelId = model.Name, MaxOutputTokens = 1, Tools = [AIFunctionFactory.CreateDeclaration("none", "-", NoParameters)] }))
        {
            _ = update;
        }
    }

    // A client's assembly is loaded when the method that names it is compiled: one method each, so that only the one in use is.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AnthropicAdapter LoadAnthropic(HttpClient http, ProviderAddress address) => new(http, address.BaseUrl, address.Key ?? "");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static OpenAiAdapter LoadOpenAi(HttpClient http, ProviderAddress address, ProviderRow row) => new(http, address.BaseUrl, address.Key, row.OldOutputCap);
}
