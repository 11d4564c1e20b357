namespace Foreplan.Costs;

/// <summary>Estimates how many tokens a text is.</summary>
public static class TokenEstimate
{
    /// <summary>Tokens of the text by an o200k-like count.</summary>
    public static int Of(string text) => (text.Length / 4) + 1;
}
