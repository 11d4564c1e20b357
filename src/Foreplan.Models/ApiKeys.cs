using Foreplan.Text;

namespace Foreplan.Models;

/// <summary>Replaces the keys that were given to providers, and what looks like one, in text that is shown or kept.</summary>
internal sealed class ApiKeys
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

        return Secrets.Replace(text);
    }
}
