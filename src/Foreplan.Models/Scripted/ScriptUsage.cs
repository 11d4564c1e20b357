namespace Foreplan.Models.Scripted;

/// <summary>What a scripted turn says it used; the input includes what was read from and written to the cache.</summary>
internal sealed record ScriptUsage
{
    public long Input { get; init; }

    public long Cached { get; init; }

    public long Written { get; init; }

    public long Output { get; init; }

    public long Reasoning { get; init; }
}
