namespace Foreplan.ModelServer;

/// <summary>A tool call of the server's; its arguments as JSON, which may be broken on purpose.</summary>
public sealed record ServerCall(string Tool, string Arguments);
