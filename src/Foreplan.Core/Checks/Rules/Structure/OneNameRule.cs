using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Structure;

/// <summary>One thing under two names, such as `duration_ms` and `elapsed_ms`: whoever carries the plan out builds both.</summary>
internal sealed partial class OneNameRule : IPlanRule
{
    private const int MostNames = 400;

    // Words that mean the same in a name; what differs otherwise is another thing.
    private static readonly string[][] Same =
    [
        ["duration", "elapsed", "latency", "took", "runtime"], ["count", "num", "total", "number"], ["create", "add", "insert", "make"], ["delete", "remove", "destroy", "drop"], ["update", "modify", "edit", "change"],
        ["get", "fetch", "load", "retrieve", "read"], ["config", "configuration", "settings", "options", "prefs", "preferences"], ["user", "account", "member"], ["start", "begin", "started", "begun"], ["end", "stop", "finish", "ended", "finished"],
        ["expires", "expiry", "expiration", "expired"], ["created", "inserted"], ["updated", "modified", "changed"], ["error", "failure", "err"], ["message", "msg"], ["auth", "authentication"], ["token", "secret", "credential", "key"],
        ["dir", "folder", "directory"], ["verify", "validate", "check"], ["email", "mail"], ["request", "req"], ["response", "res", "resp"], ["send", "emit", "publish", "dispatch"], ["max", "limit", "maximum"], ["is", "has"],
    ];

    // The first of the words that a word means the same as.
    private static readonly Dictionary<string, string> Group = Groups();

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var names = context.Prose.CodeSpans.Where(span => Name().IsMatch(span.Content)).GroupBy(span => span.Content, StringComparer.Ordinal).Take(MostNames)
            .Select(group => new Called(group.Key, group.First().Span, Part().Matches(group.Key).Select(match => match.Value.ToLowerInvariant()).ToList())).Where(name => name.Parts.Count >= 2).ToList();
        foreach (var group in names.GroupBy(name => string.Join('_', name.Parts.Select(part => Group.TryGetValue(part, out var of) ? "#" + of : part)) + (name.Name.Contains('_', StringComparison.Ordinal) ? "_" : "")).Where(group => group.Skip(1).Any()))
        {
            var first = group.First();
            foreach (var other in group.Skip(1).Where(other => !string.Equals(other.Name, first.Name, StringComparison.OrdinalIgnoreCase) && Differing(first.Parts, other.Parts) == 1 && !AreApart(context, first.Name, other.Name)))
            {
                yield return context.At(Problems.TwoNames(first.Name, first.Span.Line, other.Name), other.Span);
            }
        }
    }

    private static Dictionary<string, string> Groups()
    {
        Dictionary<string, string> groups = new(StringComparer.OrdinalIgnoreCase);
        foreach (var words in Same)
        {
            Array.ForEach(words, word => groups.Add(word, words[0]));
        }

        return groups;
    }

    private static int Differing(List<string> one, List<string> other)
    {
        var count = 0;
        for (var i = 0; i < Math.Min(one.Count, other.Count); i++)
        {
            count += one[i] != other[i] ? 1 : 0;
        }

        return count;
    }

    // Two names in one line, fence or file are two things.
    private static bool AreApart(CheckContext context, string one, string other) =>
        context.Prose.CodeSpans.Any(span => span.Content == one && context.Prose.CodeSpans.Any(beside => beside.Content == other && beside.Span.Line == span.Span.Line))
        || (context.Prose.Fenced.Any(line => line.Text.Contains(one, StringComparison.Ordinal)) && context.Prose.Fenced.Any(line => line.Text.Contains(other, StringComparison.Ordinal)));

    [GeneratedRegex(@"^[A-Za-z][a-z0-9]*(?:(?:_[a-z0-9]+)+|(?:[A-Z][a-z0-9]+)+)$")]
    private static partial Regex Name();

    [GeneratedRegex("[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")]
    private static partial Regex Part();

    private sealed record Called(string Name, SourceSpan Span, List<string> Parts);
}
