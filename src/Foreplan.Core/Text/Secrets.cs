using System.Text;

namespace Foreplan.Text;

/// <summary>Finds secrets in texts: known shapes, and values that look random beside a secret's name. Time is linear.</summary>
public static class Secrets
{
    /// <summary>What a replaced secret starts with; a model may never write it.</summary>
    public const string Mark = "[secret:";

    // A long text, and short ones behind what looks like a name: searches differ by length.
    private const string Sample = "No text for a model goes by this, so that the first one finds all of it loaded: token = \"none\", and then a key.\npassword: none, hf_ and so on\nsecret: -";

    /// <summary>Loads what the first text needs, for a thread that has nothing else to do.</summary>
    public static void Load() => _ = Find(Sample);

    /// <summary>The text with each secret replaced by <c>[secret:kind]</c>. Line breaks stay, so that line numbers stay true; replacing twice changes nothing more.</summary>
    public static string Replace(string text)
    {
        var found = Find(text);
        if (found.Count == 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var secret in found)
        {
            result.Append(text, at, secret.Start - at).Append(Mark).Append(secret.Kind).Append(']');
            at = secret.Start + secret.Length;
            result.Append('\n', text.AsSpan(secret.Start, secret.Length).Count('\n'));
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>The secrets in order; none overlaps another.</summary>
    public static IReadOnlyList<SecretSpan> Find(string text)
    {
        List<SecretSpan> found = [.. SecretBlocks.Find(text), .. SecretShapes.Find(text), .. SecretUrls.Find(text), .. SecretAssignments.Find(text)];
        if (found.Count < 2)
        {
            return found;
        }

        // Where two overlap the earlier and longer one names the kind, and the union is replaced.
        found.Sort((one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : other.Length.CompareTo(one.Length));
        var merged = new List<SecretSpan> { found[0] };
        foreach (var next in found.Skip(1))
        {
            var last = merged[^1];
            if (next.Start >= last.Start + last.Length)
            {
                merged.Add(next);
            }
            else
            {
                merged[^1] = last with { Length = Math.Max(last.Length, next.Start + next.Length - last.Start) };
            }
        }

        return merged;
    }
}
