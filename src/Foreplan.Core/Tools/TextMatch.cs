using Foreplan.Text;

namespace Foreplan.Tools;

/// <summary>Where an old text stands in a file: exactly, or with differences forgiven that cannot change what is meant.</summary>
internal sealed record TextMatch
{
    /// <summary>How the places were found, for the model.</summary>
    internal required string How { get; init; }

    /// <summary>The replacements, in order; each stands at one place where the old text was found.</summary>
    internal required IReadOnlyList<TextSplice> Places { get; init; }

    /// <summary>True when differences were forgiven: then only one place counts.</summary>
    internal bool IsForgiven { get; init; }

    /// <summary>Finds all places of the strictest way of matching that finds any; null when none does.</summary>
    internal static TextMatch? Find(RawText file, string oldText, string newText)
    {
        var given = oldText;
        oldText = TextHash.Normalize(oldText);
        newText = TextHash.Normalize(newText);
        var exact = Exact(file.Text, oldText, newText);
        if (exact.Count > 0)
        {
            var how = file.RawSlice(exact[0].Start, exact[0].End) == given ? "exact match" : "matched with line ends forgiven";
            return new() { How = how, Places = exact };
        }

        var search = LineSearch.For(file.Text, oldText, newText);
        return search is null ? null
            : search.WithTrailingBlanks() is { Count: > 0 } trailing
                ? new() { How = "matched with trailing blanks forgiven", Places = trailing, IsForgiven = true }
            : search.WithIndentation() is { Count: > 0 } indented
                ? new() { How = "matched with indentation forgiven; new_text was indented alike", Places = indented, IsForgiven = true }
            : null;
    }

    private static List<TextSplice> Exact(string text, string oldText, string newText)
    {
        var places = new List<TextSplice>();
        for (var at = text.IndexOf(oldText, StringComparison.Ordinal); at >= 0 && at + 1 <= text.Length; at = text.IndexOf(oldText, at + 1, StringComparison.Ordinal))
        {
            places.Add(new(at, at + oldText.Length, newText));
        }

        return places;
    }
}
