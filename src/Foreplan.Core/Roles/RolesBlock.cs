using System.Text;
using Foreplan.Text;

namespace Foreplan.Roles;

/// <summary>Writes the roles block of AGENTS.md.</summary>
public static class RolesBlock
{
    /// <summary>The block for three models, with LF line ends and a final one.</summary>
    /// <param name="planner">The planner's model.</param>
    /// <param name="executor">The executor's model.</param>
    /// <param name="reviewer">The reviewer's model.</param>
    /// <param name="escalate">The model that takes over after failed attempts; null for none.</param>
    public static string Write(ModelRef planner, ModelRef executor, ModelRef reviewer, ModelRef? escalate)
    {
        var text = $"""
            # Agent Configuration
            ## Planning Agent
            - Model: {planner} (highest reasoning)
            - Task: Read spec.md, create detailed plan.md
            - Output: Comprehensive implementation plan with file changes, API contracts, error handling
            - Session: Separate from implementation
            ## Implementation Agent
            - Model: {executor} (fast, cheap)
            {(escalate is null ? "" : $"- Escalate to: {escalate} after 2 failed attempts\n")}- Task: Read plan.md, implement specific phase
            - Output: Working code files
            - Session: Clean context, single phase at a time
            ## Review Agent
            - Model: {reviewer} (balanced)
            - Task: Compare implementation against plan.md
            - Output: Deviation report, security issues, missing features
            - Session: After implementation complete
            ## Context Rules
            - Maximum context per session: 60k tokens
            - Keep planning and implementation in separate sessions
            - Clear context between phases

            """;
        return text.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    /// <summary>AGENTS.md with the block at its end; nothing that stands there is changed.</summary>
    /// <param name="agentsMd">The file's bytes; null when there is none.</param>
    /// <param name="block">The block of <see cref="Write"/>.</param>
    /// <returns>The new bytes; null when the file has a section <c>Agent Configuration</c> already, or is no valid text.</returns>
    public static byte[]? InsertInto(byte[]? agentsMd, string block)
    {
        if (agentsMd is null or [])
        {
            return Encoding.UTF8.GetBytes(block);
        }

        var source = SourceText.Decode("AGENTS.md", agentsMd);
        if (source.IsDamaged || RolesSection.Find(Outline.Read(source)) is not null)
        {
            return null;
        }

        var gap = source.Text.Length == 0 ? "" : source.Text.EndsWith("\n\n", StringComparison.Ordinal) ? "" : source.Text.EndsWith('\n') ? "\n" : "\n\n";
        return source.Encode(source.Text + gap + block);
    }
}
