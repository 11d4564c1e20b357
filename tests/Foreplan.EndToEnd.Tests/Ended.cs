namespace Foreplan.EndToEnd.Tests;

/// <summary>How a process ended: its exit code (137 after a kill) and what it said.</summary>
internal sealed record Ended(int Code, string Out, string Error)
{
    public string All => Out + Error;

    public Ended Is(Outcome outcome) => Is((int)outcome);

    public Ended Is(int code)
    {
        Assert.True(code == Code, $"exit {Code} instead of {code}\n{All}");
        return this;
    }
}
