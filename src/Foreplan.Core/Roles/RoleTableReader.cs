using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Roles;

/// <summary>Reads the three roles from the section <c>Agent Configuration</c> of AGENTS.md.</summary>
public static class RoleTableReader
{
    /// <summary>Reads the roles. Without a file or a block they have the default limits and no models, and a diagnostic says so.</summary>
    /// <param name="agentsMd">The bytes of AGENTS.md; null when there is none.</param>
    public static RoleTable Read(byte[]? agentsMd)
    {
        var source = SourceText.Decode("AGENTS.md", agentsMd ?? []);
        var outline = Outline.Read(source);
        if (RolesSection.Find(outline) is not { } block)
        {
            return Table(new(source.Path, null)) with
            {
                ProjectInstructions = Blanks.TrimOuter(source.Text),
                Diagnostics = [.. outline.Diagnostics, Problems.NoRolesBlock(source.Path)],
            };
        }

        var roles = new RoleFields(source.Path, block);
        var table = Table(roles);
        return table with
        {
            BlockText = outline.Slice(block.Span.Line, block.Span.EndLine),
            ProjectInstructions = Blanks.TrimOuter(
                outline.Slice(1, block.Span.Line - 1) + "\n" + outline.Slice(block.Span.EndLine + 1, source.Lines.Count)),
            Diagnostics = [.. outline.Diagnostics, .. roles.Diagnostics],
        };
    }

    private static RoleTable Table(RoleFields fields) => new()
    {
        Planner = fields.Read(new() { Name = RoleName.Planner, MaximumOutput = 32_000, Thinking = Thinking.Medium }),
        Executor = fields.Read(new() { Name = RoleName.Executor }),
        Reviewer = fields.Read(new() { Name = RoleName.Reviewer }),
    };
}
