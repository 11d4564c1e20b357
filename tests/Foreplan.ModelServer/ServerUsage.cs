namespace Foreplan.ModelServer;

/// <summary>What an answer claims to have used; the input includes what was read from and written to the cache.</summary>
public sealed record ServerUsage(long Input, long Output, long Cached = 0, long Written = 0, long Reasoning = 0);
