using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Roles;

/// <summary>Reads the three roles from the section <c>Agent Configuration</c> of AGENTS.md.</summary>
public static class RoleTableReader
{
    /// <summary>The most characters of project instructions that a model is given: they are sent with every request.</summary>
    internal const int MostInstructions = 48_000;

    private const int MostRead = 200_000;

    /// <summary>Reads the roles. Without a file or a block they have the default limits and no models, and a diagnostic says so.</summary>
    /// <param name="agentsMd">The bytes of AGENTS.md; null when there is none.</param>
    public static RoleTable Read(byte[]? agentsMd)
    {
        var whole = SourceText.Decode("AGENTS.md", agentsMd ?? []);
        // Of a file that is too long to be read as one, its beginning is read.
        var source = whole.IsTooLong ? SourceText.From(whole.Path, Beginning(whole.Text, MostRead)) : whole;
        var outline = Outline.Read(source);
        if (RolesSection.Find(outline) is not { } block)
        {
            return Capped(Table(new(source.Path, null)) with
            {
                ProjectInstructions = Blanks.TrimOuter(source.Text),
                Diagnostics = [.. outline.Diagnostics, Problems.NoRolesBlock(source.Path)],
            }, whole);
        }

        var roles = new RoleFields(source.Path, block);
        var table = Table(roles);
        return Capped(table with
        {
            BlockText = outline.Slice(block.Span.Line, block.Span.EndLine),
            ProjectInstructions = Blanks.TrimOuter(
                outline.Slice(1, block.Span.Line - 1) + "\n" + outline.Slice(block.Span.EndLine + 1, source.Lines.Count)),
            Diagnostics = [.. outline.Diagnostics, .. roles.Diagnostics],
        }, whole);
    }

    private static RoleTable Capped(RoleTable table, SourceText whole)
    {
        if (!whole.IsTooLong && table.ProjectInstructions.Length <= MostInstructions)
        {
            return table;
        }

        var given = Beginning(table.ProjectInstructions, MostInstructions);
        return table with
        {
            ProjectInstructions = $"{given}\n[cut: {whole.Path} goes on; read it with read_file]",
            Diagnostics = [.. table.Diagnostics, Problems.InstructionsCut(whole.Path, whole.Text.Length, MostInstructions)],
        };
    }

    // Whole lines, where there are lines.
    private static string Beginning(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = text.LastIndexOf('\n', most);
        return text[..(end > 0 ? end : char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }

    private static RoleTable Table(RoleFields fields) => new()
    {
        Planner = fields.Read(new() { Name = RoleName.Planner, MaximumOutput = 32_000, Thinking = Thinking.Medium }),
        Executor = fields.Read(new() { Name = RoleName.Executor }),
        Reviewer = fields.Read(new() { Name = RoleName.Reviewer }),
    };
}
