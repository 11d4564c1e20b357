namespace Foreplan.Cli.Output.Findings;

/// <summary>A reply whose findings a workflow reads.</summary>
internal static class FindingsFormat
{
    /// <summary>The reply with annotations instead of its page for <c>github</c>; as it is for any other format.</summary>
    public static Reply As(string? format, Reply reply) => format != "github" ? reply : reply with
    {
        Raw = GithubAnnotations.Write(reply.Diagnostics),
        Show = static _ => { },
        Message = reply.Outcome == Outcome.Done ? null : reply.Message,
        Next = "",
    };
}
