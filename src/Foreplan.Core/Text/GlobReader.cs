namespace Foreplan.Text;

// Turns a pattern into steps, by hand: a regular expression that does not backtrack takes a thousand times longer to build.
internal sealed class GlobReader(string pattern)
{
    private readonly List<GlobState> states = [];

    // For each open brace its last fork, and the ends of its alternatives.
    private readonly Stack<(int Fork, List<int> Ends)> braces = new();

    /// <summary>The steps, and what is behind the last is the end; null when the pattern cannot be read.</summary>
    public GlobState[]? Read(out bool isOpen)
    {
        isOpen = false;
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '*' when At(at + 1) == '*':
                    at++;
                    var wholeFolders = At(at + 1) == '/' && (at < 2 || pattern[at - 2] == '/');
                    Many(wholeFolders);
                    at += wholeFolders ? 1 : 0;
                    break;
                case '*':
                    Repeat(NoSlash);
                    break;
                case '?':
                    Take(NoSlash);
                    break;
                case '{':
                    braces.Push((Fork(), []));
                    break;
                case '}' when braces.TryPop(out var brace):
                    brace.Ends.ForEach(end => states[end] = new(null, states.Count));
                    break;
                case ',' when braces.TryPop(out var brace):
                    brace.Ends.Add(Fork());
                    states[brace.Fork] = states[brace.Fork] with { Other = states.Count };
                    braces.Push((Fork(), brace.Ends));
                    break;
                case '[' when pattern.IndexOf(']', Math.Min(at + 2, pattern.Length)) is > 0 and var end:
                    if (!Class(pattern[(at + 1)..end]))
                    {
                        return null;
                    }

                    at = end;
                    break;
                default:
                    var letter = pattern[at];
                    Take(c => c == letter);
                    break;
            }
        }

        isOpen = braces.Count > 0;
        return isOpen ? null : [.. states];
    }

    private static bool NoSlash(char c) => c != '/';

    private void Take(Func<char, bool> takes) => states.Add(new(takes, states.Count + 1));

    private int Fork()
    {
        states.Add(new(null, states.Count + 1));
        return states.Count - 1;
    }

    private void Repeat(Func<char, bool> takes)
    {
        var start = states.Count;
        states.Add(new(null, start + 1, start + 2));
        states.Add(new(takes, start));
    }

    // `**` takes anything, `**/` any folders or none.
    private void Many(bool wholeFolders)
    {
        var start = wholeFolders ? Fork() : -1;
        Repeat(static _ => true);
        if (wholeFolders)
        {
            Take(static c => c == '/');
            states[start] = states[start] with { Other = states.Count };
        }
    }

    private bool Class(string body)
    {
        var isNegated = body[0] is '!' or '^';
        var members = isNegated ? body[1..] : body;
        var ranges = new List<(char From, char To)>();
        for (var at = 0; at < members.Length; at++)
        {
            var isRange = at + 2 < members.Length && members[at + 1] == '-';
            ranges.Add((members[at], members[isRange ? at + 2 : at]));
            at += isRange ? 2 : 0;
        }

        Take(c => c != '/' && isNegated != ranges.Exists(range => range.From <= c && c <= range.To));
        return ranges.TrueForAll(range => range.From <= range.To);
    }

    private char At(int at) => at < pattern.Length ? pattern[at] : '\0';
}
