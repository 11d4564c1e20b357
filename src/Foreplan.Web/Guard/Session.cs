using System.Security.Cryptography;
using System.Text;

namespace Foreplan.Web.Guard;

/// <summary>Who may use the page: whoever was given a one-time link. A link is swapped for a cookie and a key; both are asked for afterwards, because a browser sends a cookie to every port of a host, and keeps a key to one.</summary>
/// <param name="address">What the page was left as.</param>
/// <param name="time">The clock.</param>
internal sealed class Session(PageAddress address, TimeProvider time)
{
    private static readonly TimeSpan LinkLives = TimeSpan.FromHours(1);
    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> links = [];

    /// <summary>The cookie's name; the port is in it, because cookies know none.</summary>
    public string CookieName => $"foreplan-{address.Port}";

    public string Cookie => address.Cookie;

    public string Key => address.Key;

    /// <summary>A token of a link that opens the page once.</summary>
    public string NewLink()
    {
        var token = PageAddress.NewSecret();
        lock (gate)
        {
            links[token] = time.GetUtcNow() + LinkLives;
        }

        return token;
    }

    /// <summary>True when the token opens the page; it never does again.</summary>
    public bool Redeem(string? token)
    {
        lock (gate)
        {
            return token is not null && links.Remove(token, out var until) && time.GetUtcNow() < until;
        }
    }

    public bool IsOwner(string? secret) => Same(secret, address.Owner);

    public bool Admits(string? cookie, string? key) => Same(cookie, address.Cookie) & Same(key, address.Key);

    private static bool Same(string? given, string wanted) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(wanted));
}
