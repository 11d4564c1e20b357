using System.Text.RegularExpressions;

namespace Foreplan.Models;

/// <summary>Replaces the keys that were given to providers, and what looks like one, in text that is shown or kept.</summary>
internal sealed partial class Secrets
{
    private readonly HashSet<string> known = [];

    public void Add(string key)
    {
        lock (known)
        {
            known.Add(key);
        }
    }

    public string Hide(string text)
    {
        lock (known)
        {
            text = known.Aggregate(text, (hidden, key) => hidden.Replace(key, "[secret:api-key]", StringComparison.Ordinal));
        }

        return LooksLikeKey().Replace(text, "[secret:api-key]");
    }

    [GeneratedRegex(@"\b(sk-[A-Za-z0-9_-]{12,}|AIza[A-Za-z0-9_-]{20,}|(?<=[Bb]earer )[A-Za-z0-9._~+/-]{12,})")]
    private static partial Regex LooksLikeKey();
}
