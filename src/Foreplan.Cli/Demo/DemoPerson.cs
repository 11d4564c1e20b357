using Foreplan.Plans;

namespace Foreplan.Cli.Demo;

/// <summary>Answers the sample's question as a person would, and shows it.</summary>
/// <param name="screen">Where the question and the answer are shown.</param>
internal sealed class DemoPerson(TextWriter screen) : IPerson
{
    /// <inheritdoc/>
    public async Task<string> AnswerAsync(AskedQuestion question, string? refused, CancellationToken cancel)
    {
        var answer = question.Options.Count > 0 ? question.Options[0] : question.Recommended ?? "";
        await screen.WriteLineAsync($"  {question.Id}: {question.Text}");
        await screen.WriteLineAsync($"      Why: {question.Why}");
        await screen.WriteLineAsync($"      Options: {string.Join(" | ", question.Options)}   Recommended: {question.Recommended}");
        await screen.WriteLineAsync($"      Answer (given by the demo): {answer}");
        return answer;
    }
}
