using System.Text;
using System.Text.Json;

namespace Foreplan.Workspace.State;

/// <summary>What <c>$XDG_CONFIG_HOME/foreplan/config.json</c> says: what concerns the person and their machine and so never comes from a repository.</summary>
public sealed record UserConfiguration
{
    /// <summary>The file's full path, whether it is there or not.</summary>
    public required string File { get; init; }

    /// <summary>Base URLs by provider. None by default.</summary>
    public IReadOnlyDictionary<string, string> BaseUrls { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of the environment variables that hold keys, by provider. None by default: each provider has its usual variable.</summary>
    public IReadOnlyDictionary<string, string> KeyVariables { get; init; } = new Dictionary<string, string>();

    /// <summary>The file whose rows override the shipped prices: the one named, else <c>prices.json</c> beside the configuration; null when there is neither.</summary>
    public string? PricesFile { get; init; }

    /// <summary>The text of <see cref="PricesFile"/>; null without it.</summary>
    public string? Prices { get; init; }

    /// <summary>Who may sign an approval, as lines of an ssh allowed-signers file. None by default.</summary>
    public IReadOnlyList<string> Signers { get; init; } = [];

    /// <summary>full or none. Full by default.</summary>
    public string Sandbox { get; init; } = "full";

    /// <summary>Reads the configuration; the defaults when there is none.</summary>
    /// <param name="environment">Asked for XDG_CONFIG_HOME and HOME; the process's own environment by default.</param>
    /// <exception cref="ForeplanException">It cannot be read, or says something that is not known; the message names file and place.</exception>
    public static UserConfiguration Load(Func<string, string?>? environment = null)
    {
        var folder = Path.Combine(BaseFolder.Of("XDG_CONFIG_HOME", ".config", environment ?? Environment.GetEnvironmentVariable), "foreplan");
        var file = Path.Combine(folder, "config.json");
        var content = TextOf(file) is { } text ? Parse(file, text) : new();
        if (content.Sandbox is not (null or "full" or "none"))
        {
            throw Wrong(file, "$.sandbox", $"there is no sandbox '{content.Sandbox}'; choose full or none", null);
        }
        var beside = Path.Combine(folder, "prices.json");
        var prices = content.Prices is { } named ? Path.GetFullPath(named, folder) : Path.Exists(beside) ? beside : null;
        return new()
        {
            File = file,
            BaseUrls = Rows(content, row => row.BaseUrl),
            KeyVariables = Rows(content, row => row.KeyEnv),
            PricesFile = prices,
            Prices = prices is null ? null : TextOf(prices) ?? throw Wrong(file, "$.prices", $"there is no file {prices}", null),
            Signers = content.Signers ?? [],
            Sandbox = content.Sandbox ?? "full",
        };
    }

    private static Dictionary<string, string> Rows(UserConfigurationFile content, Func<UserConfigurationFile.Provider, string?> value)
    {
        Dictionary<string, string> rows = new(StringComparer.Ordinal);
        foreach (var row in content.Providers ?? [])
        {
            if (value(row.Value) is { } said)
            {
                rows[row.Key] = said;
            }
        }

        return rows;
    }

    private static UserConfigurationFile Parse(string file, string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, UserConfigurationJson.Default.UserConfigurationFile) ?? new();
        }
        catch (JsonException wrong)
        {
            throw Wrong(file, wrong.Path ?? "$", wrong.Message, wrong);
        }
    }

    private static string? TextOf(string file)
    {
        try
        {
            return System.IO.File.Exists(file) ? Encoding.UTF8.GetString(System.IO.File.ReadAllBytes(file)).TrimStart('\uFEFF') : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw Wrong(file, "$", refused.Message, refused);
        }
    }

    private static ForeplanException Wrong(string file, string place, string why, Exception? inner) => new(
        $"{file}, {place}: {why}.".Replace("..", ".", StringComparison.Ordinal),
        "It may hold foreplan, providers (baseUrl, keyEnv), prices, signers and sandbox; correct it or move it aside.", Outcome.Usage, inner);
}
