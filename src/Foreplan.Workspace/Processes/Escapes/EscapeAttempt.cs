namespace Foreplan.Workspace.Processes.Escapes;

/// <summary>One way out of a sandbox that was tried.</summary>
/// <param name="Name">Its stable name.</param>
/// <param name="What">What was tried, in words.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Detail">What was seen.</param>
public sealed record EscapeAttempt(string Name, string What, EscapeResult Result, string Detail)
{
    /// <summary>True when the tier says beforehand that it does not prevent this. False by default.</summary>
    public bool IsKnown { get; init; }
}
