namespace Foreplan.Models;

/// <summary>Where a provider is reached and with which key, from the environment, else from the user's configuration.</summary>
internal sealed record ProviderAddress(string BaseUrl, string? Key)
{
    public static ProviderAddress Of(ProviderRow row, ProviderSettings settings)
    {
        var baseUrl = Variable(settings, row.BaseUrlVariable) ?? settings.BaseUrls.GetValueOrDefault(row.Name) ?? row.BaseUrl
            ?? throw new ForeplanException($"The provider {row.Name} has no base URL.", $"Set {row.BaseUrlVariable}, such as http://127.0.0.1:8080/v1.");
        if (!Uri.TryCreate(baseUrl, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
        {
            throw new ForeplanException($"The base URL of {row.Name} is no http or https address without a user name in it.", $"Check {row.BaseUrlVariable}.");
        }

        if (uri is { Scheme: "http", IsLoopback: false })
        {
            throw new ForeplanException($"The base URL of {row.Name} is plain http to {uri.Host}: the key and the prompt would be readable on the way.", "Use https; plain http is for this machine only.");
        }

        var key = (row.KeyVariable is null ? null : Variable(settings, row.KeyVariable)) ?? settings.Keys.GetValueOrDefault(row.Name);
        return key is not null || !row.KeyRequired
            ? new(baseUrl, key)
            : throw new ForeplanException(
                $"There is no key for {row.Name}: {row.KeyVariable} is not set.",
                $"Set {row.KeyVariable}, try `foreplan demo`, which needs no key, or name a model on this machine, such as ollama/qwen3, in AGENTS.md.");
    }

    private static string? Variable(ProviderSettings settings, string? name) =>
        name is not null && settings.Variable(name)?.Trim() is { Length: > 0 } value ? value : null;
}
