using System.Text.Json;

namespace Foreplan.ModelServer;

/// <summary>A request that the server took, with the status it answered and, where it refused, why.</summary>
public sealed record ServerRequest(string Path, IReadOnlyDictionary<string, string> Headers, string Body, int Status, string? Refusal)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json()
    {
        using var document = JsonDocument.Parse(Body);
        return document.RootElement.Clone();
    }
}
