using System.Diagnostics.CodeAnalysis;

namespace Foreplan.Text;

/// <summary>A pattern over paths with <c>/</c>: <c>**</c> crosses folders, <c>*</c> and <c>?</c> do not, <c>{a,b}</c>, <c>[a-z]</c>, <c>[!a]</c>. Case matters; time is linear in the path.</summary>
public sealed class Glob
{
    // The longest path of a file system.
    private const int Longest = 4_096;

    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("*?{},[]");

    private readonly GlobState[] states;
    private readonly string start;
    private readonly string end;

    private Glob(GlobState[] states, string start, string end)
    {
        this.states = states;
        this.start = start;
        this.end = end;
    }

    /// <summary>Reads a pattern that must match a whole path.</summary>
    /// <param name="pattern">The pattern, relative to the root.</param>
    /// <param name="glob">The pattern that was read.</param>
    /// <param name="why">Why it could not be read, one sentence; empty when it could.</param>
    public static bool TryParse(string pattern, [NotNullWhen(true)] out Glob? glob, out string why)
    {
        var isOpen = false;
        var states = pattern.Length > Longest ? null : new GlobReader(pattern).Read(out isOpen);
        var special = pattern.AsSpan().IndexOfAny("*?{[");
        glob = states is null ? null : new(states, special < 0 ? pattern : pattern[..special], pattern[(pattern.AsSpan().LastIndexOfAny(Signs) + 1)..]);
        why = glob is not null ? "" : isOpen ? $"`{pattern}` has a brace that is not closed" : $"`{pattern}` cannot be read as a pattern";
        return glob is not null;
    }

    /// <summary>True when the whole path matches.</summary>
    public bool IsMatch(string path)
    {
        // Most paths begin or end otherwise.
        if (!path.StartsWith(start, StringComparison.Ordinal) || !path.EndsWith(end, StringComparison.Ordinal))
        {
            return false;
        }

        // All ways at once: each step is looked at once for each character.
        var now = new List<int>();
        var next = new List<int>();
        var seen = new int[states.Length + 1];
        Enter(0, 1, seen, now);
        for (var at = 0; at < path.Length && now.Count > 0; at++)
        {
            foreach (var state in now)
            {
                if (state < states.Length && states[state].Takes is { } takes && takes(path[at]))
                {
                    Enter(states[state].Next, at + 2, seen, next);
                }
            }

            (now, next) = (next, now);
            next.Clear();
        }

        return now.Contains(states.Length);
    }

    private void Enter(int state, int turn, int[] seen, List<int> entered)
    {
        while (state >= 0 && seen[state] != turn)
        {
            seen[state] = turn;
            if (state == states.Length || states[state].Takes is not null)
            {
                entered.Add(state);
                return;
            }

            Enter(states[state].Next, turn, seen, entered);
            state = states[state].Other;
        }
    }
}
