using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Plans.Dialects.Lines;
using Foreplan.Plans.Dialects.Phases;

namespace Foreplan.Plans.Dialects.Building;

// A section `Scope` over the whole plan with **In scope** and **Out of scope**: files for the phases, and what to leave alone.
internal sealed class ScopeSection
{
    private readonly List<DraftLine> inside = [];
    private readonly List<DraftLine> rest = [];

    private ScopeSection(DialectDocument document, IEnumerable<DraftLine> lines)
    {
        var into = rest;
        foreach (var line in lines)
        {
            var text = line.Text.TrimStart('#', '*', ' ');
            var isLabel = line.Text.StartsWith("**", StringComparison.Ordinal) || line.Text.StartsWith('#');
            if (isLabel && text.StartsWith("In scope", StringComparison.OrdinalIgnoreCase))
            {
                into = inside;
            }
            else if (isLabel && text.StartsWith("Out of scope", StringComparison.OrdinalIgnoreCase))
            {
                into = Outside;
                HasOutside = true;
            }
            else if (isLabel && line.Text.StartsWith('#'))
            {
                into = rest;
            }

            into.Add(line);
        }

        foreach (var line in inside.Skip(1).Where(line => line.Text.Trim().Length > 0))
        {
            var scanned = document.Lines[line.Line - 1];
            var entries = scanned is { IsItem: true } ? FileEntry.Parse(scanned.Body, "edit") : [];
            Files.AddRange(entries.Where(entry => entry.Kind != FileEntry.ReadOnly).Select(entry => line.With(entry.Text)));
            IsWhole &= entries.Count > 0;
        }
    }

    public bool HasOutside { get; }

    public List<DraftLine> Outside { get; } = [];

    // What is in scope, as entries of Files.
    public List<DraftLine> Files { get; } = [];

    // What is no list of files stays as it is.
    public IReadOnlyList<DraftLine> Rest => IsWhole ? rest : [.. rest, .. inside];

    private bool IsWhole { get; } = true;

    public static ScopeSection? Read(DialectDocument document, List<DraftLine> lines)
    {
        var scope = new ScopeSection(document, lines);
        return scope.HasOutside || scope.inside.Count > 0 ? scope : null;
    }

    // A phase that declares no files gets those in scope that it names, else all; no file is left over.
    public void Share(IReadOnlyList<DraftPhase> phases)
    {
        var open = phases.Where(phase => phase.HasGuessedFiles || phase.Files.Count == 0).ToList();
        if (open.Count == 0 || Files.Count == 0)
        {
            return;
        }

        HashSet<string> given = new(StringComparer.Ordinal);
        foreach (var phase in open)
        {
            var text = string.Join('\n', phase.Steps.Concat(phase.Intent).Concat(phase.Gates).Concat(phase.Sections.SelectMany(section => section.Lines)).Select(line => line.Text).Append(phase.Title.Text));
            var named = Files.Where(file => text.Contains(PathOf(file), StringComparison.Ordinal)).ToList();
            phase.Files.Clear();
            phase.Files.AddRange(named.Count > 0 ? named : Files);
            phase.HasGuessedFiles = false;
            given.UnionWith(phase.Files.Select(PathOf));
        }

        open[^1].Files.AddRange(Files.Where(file => !given.Contains(PathOf(file))));
    }

    private static string PathOf(DraftLine file) => file.Text.Split('`')[1];
}
