namespace Foreplan.Bench.Hostile;

/// <summary>A document that nobody sane writes, or a large one that somebody does.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Rules">Ids of which each is found.</param>
internal sealed record HostilePlan(string Name, byte[] Content, params string[] Rules)
{
    /// <summary>True when it is a plan without a fault.</summary>
    public bool IsValid { get; init; }
}
