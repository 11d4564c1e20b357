namespace Foreplan;

/// <summary>The environment is broken or the request cannot be carried out: what happened, and what to do about it.</summary>
/// <param name="message">What happened, with the file or program it happened to.</param>
/// <param name="hint">What to do next, one sentence.</param>
/// <param name="outcome">The exit code this ends in; <see cref="Outcome.Usage"/> by default.</param>
/// <param name="inner">What caused it, where another exception did.</param>
public sealed class ForeplanException(string message, string hint, Outcome outcome = Outcome.Usage, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What to do next, one sentence.</summary>
    public string Hint { get; } = hint;

    /// <summary>The exit code this ends in.</summary>
    public Outcome Outcome { get; } = outcome;
}
