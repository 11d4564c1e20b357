namespace Foreplan.Plans;

/// <summary>The person at a terminal, when there is one.</summary>
public interface IPerson
{
    /// <summary>Asks a question and returns the answer as typed, or an option's text when its number was typed.</summary>
    /// <param name="question">The question with its options and recommended answer.</param>
    /// <param name="refused">Why the answer before was refused; null at the first time.</param>
    /// <param name="cancel">Ends the asking.</param>
    Task<string> AnswerAsync(AskedQuestion question, string? refused, CancellationToken cancel);
}
