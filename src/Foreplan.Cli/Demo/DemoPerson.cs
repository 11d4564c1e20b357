using Foreplan.Cli.Output;
using Foreplan.Plans;

namespace Foreplan.Cli.Demo;

/// <summary>Answers the sample's question as a person would, and shows it.</summary>
/// <param name="asking">Where the question and the answer are shown.</param>
internal sealed class DemoPerson(Asking asking) : IPerson
{
    /// <inheritdoc/>
    public Task<string> AnswerAsync(AskedQuestion question, string? refused, CancellationToken cancel)
    {
        var answer = question.Options.Count > 0 ? question.Options[0] : question.Recommended ?? "";
        asking.Tell(page => page
            .Line($"  {question.Id}: {question.Text}")
            .Line($"      Why: {question.Why}")
            .Line($"      Options: {string.Join(" | ", question.Options)}   Recommended: {question.Recommended}")
            .Line($"      Answer (given by the demo): {answer}"));
        return Task.FromResult(answer);
    }
}
