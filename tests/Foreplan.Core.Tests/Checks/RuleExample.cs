using Foreplan.Testing;

namespace Foreplan.Checks;

/// <summary>A change of <see cref="Shop.Plan"/> that a rule finds, and one of the same kind that it leaves alone.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Why">Why it is worth a finding.</param>
/// <param name="Old">The words of the good plan that are changed.</param>
/// <param name="Found">What triggers the rule there.</param>
/// <param name="Left">What does not.</param>
internal sealed record RuleExample(string Id, string Why, string Old, string Found, string Left)
{
    /// <summary>What is in the repository besides.</summary>
    public Action<MemoryTree>? Tree { get; init; }

    /// <summary>How it is checked.</summary>
    public CheckOptions? Options { get; init; }

    /// <summary>How what is left alone is checked, when that is the difference.</summary>
    public CheckOptions? LeftOptions { get; init; }

    /// <summary>True for a plan that another reader, or a program with the library, gave: what ours says of the text is not said.</summary>
    public bool IsOfOtherReader { get; init; }

    /// <summary>The spec, when it is another one.</summary>
    public string? Spec { get; init; }
}
