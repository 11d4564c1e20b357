namespace Foreplan.Diagnostics;

/// <summary>Every diagnostic once: PL790–PL799, what a model provider did.</summary>
public static partial class Problems
{
    /// <summary>The provider answered with another model than the one asked.</summary>
    public static Diagnostic AnotherModelAnswered(string asked, string answered) => Warning(
        "PL790",
        $"Asked {asked}, but {answered} answered; the dearer of the two is charged.",
        "Name the model that you want to pay for in AGENTS.md.");
}
