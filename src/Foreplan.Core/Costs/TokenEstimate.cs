using Foreplan.Roles;

namespace Foreplan.Costs;

/// <summary>Estimates how many tokens a text is, without a vocabulary: within a few percent of o200k on prose, code and Markdown.</summary>
public static class TokenEstimate
{
    // Claude's tokenizers cut the same text finer; an estimate that budgets rest on must not be too small.
    private const decimal ClaudeFactor = 1.5m;

    /// <summary>Tokens of the text by an o200k-like count; 0 for an empty text. Linear in its length.</summary>
    public static int Of(string text) => Of(text.AsSpan());

    /// <summary>Tokens of the text by an o200k-like count; 0 for an empty text. Linear in its length.</summary>
    public static int Of(ReadOnlySpan<char> text) => TokenPieces.Count(text);

    /// <summary>Tokens of the text for a model: Claude models count one and a half times as many, rounded up.</summary>
    public static int Of(string text, ModelRef model) =>
        model.Name.Contains("claude", StringComparison.OrdinalIgnoreCase) && model.Provider != "scripted"
            ? (int)Math.Ceiling(Of(text) * ClaudeFactor)
            : Of(text);
}
