using Foreplan.Plans;

namespace Foreplan.Cli.Tests.Flow;

/// <summary>A person who gives these answers, one after the other.</summary>
internal sealed class Answers(params string[] answers) : IPerson
{
    private readonly Queue<string> left = new(answers);

    /// <summary>What was asked, and why the answer before was refused.</summary>
    public List<(AskedQuestion Question, string? Refused)> Asked { get; } = [];

    public Task<string> AnswerAsync(AskedQuestion question, string? refused, CancellationToken cancel)
    {
        Asked.Add((question, refused));
        return Task.FromResult(left.Dequeue());
    }
}
