using Foreplan.Challenges;
using Foreplan.Diagnostics;
using Foreplan.Notes;
using Foreplan.Plans;

namespace Foreplan.Web;

/// <summary>How a piece of a model's work ended, for a person.</summary>
/// <param name="Outcome">The exit code that the command line would give.</param>
/// <param name="Message">What happened.</param>
/// <param name="Next">What to do next.</param>
internal sealed record WorkEnd(Outcome Outcome, string Message, string Next)
{
    /// <summary>What a check found.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    public static WorkEnd Of(PlanResult result) => new(result.Outcome, result.Message, result.Next) { Diagnostics = result.Diagnostics };

    public static WorkEnd Of(ChallengeResult result) => new(result.Outcome, result.Message, result.Next);
}
