using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Foreplan.Web;

/// <summary>Where the page of a repository is, and the secrets that open it. Kept in the state folder, so that open tabs go on after a restart.</summary>
public sealed record PageAddress
{
    private static readonly TimeSpan Lives = TimeSpan.FromDays(7);

    /// <summary>The port on the loopback address.</summary>
    public required int Port { get; init; }

    /// <summary>What the command line shows to be given a link.</summary>
    public required string Owner { get; init; }

    /// <summary>The value of the page's cookie.</summary>
    public required string Cookie { get; init; }

    /// <summary>The page's key, which it keeps for its own origin.</summary>
    public required string Key { get; init; }

    /// <summary>When the secrets were made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A new address.</summary>
    public static PageAddress New(int port, DateTimeOffset now) => new() { Port = port, Owner = NewSecret(), Cookie = NewSecret(), Key = NewSecret(), At = now };

    /// <summary>Reads what was left in the state folder; null when it is nothing that can be used.</summary>
    public static PageAddress? Read(byte[]? bytes)
    {
        try
        {
            return bytes is not null && JsonNode.Parse(bytes) is JsonObject json
                ? new()
                {
                    Port = (int?)json["port"] ?? 0,
                    Owner = Secret(json, "owner"),
                    Cookie = Secret(json, "cookie"),
                    Key = Secret(json, "key"),
                    At = (DateTimeOffset?)json["at"] ?? default,
                }
                : null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The same page later: secrets that are a week old are made anew.</summary>
    public PageAddress Renewed(DateTimeOffset now) => now - At < Lives && now >= At ? this : New(Port, now);

    /// <summary>The bytes for the state folder.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["foreplan"] = 1,
        ["port"] = Port,
        ["owner"] = Owner,
        ["cookie"] = Cookie,
        ["key"] = Key,
        ["at"] = At,
    });

    internal static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static string Secret(JsonObject json, string name) => (string?)json[name] is { Length: 64 } secret ? secret : NewSecret();
}
