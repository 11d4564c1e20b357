using System.Text.RegularExpressions;
using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Plans.Dialects.Lines;
using Foreplan.Plans.Dialects.Phases;
using Foreplan.Plans.Reading;

namespace Foreplan.Plans.Dialects.Building;

// A section `Scope` over the whole plan with **In scope** and **Out of scope**: files for the phases, and what to leave alone.
internal sealed partial class ScopeSection
{
    private readonly List<DraftLine> inside = [];
    private readonly List<DraftLine> rest = [];

    private ScopeSection(DialectDocument document, IEnumerable<DraftLine> lines)
    {
        var into = rest;
        var level = 0;
        foreach (var line in lines)
        {
            if (Parse(line.Text) is { } label)
            {
                into = label.IsIn ? inside : Outside;
                level = label.Level;
                HasOutside |= !label.IsIn;
                Remark = !label.IsIn && label.Remark.Length > 0 ? label.Remark : Remark;
                Said(line, label);
                continue;
            }

            into = line.Text.StartsWith('#') || (level > 0 && IsItem(line)) ? rest : into;
            if (into == inside)
            {
                Inside(document, line);
            }
            else
            {
                into.Add(into == rest ? line : line.With(LineCopy.Cut(line.Text, level)));
            }
        }
    }

    // What stands on the label's own line.
    private void Said(DraftLine line, ScopeLabel label)
    {
        if (!label.IsIn)
        {
            Outside.AddRange(label.Value.Length == 0 ? [] : [line.With($"- {label.Value}")]);
            return;
        }

        inside.Add(line);
        if (label.Value.Length > 0)
        {
            var parts = FileLines.SplitList(label.Value.Replace("; ", ", ", StringComparison.Ordinal)).Select(part => FileEntry.Parse(part.TrimEnd('.'), "edit")).ToList();
            Files.AddRange(parts.SelectMany(entries => entries).Where(entry => entry.Kind != FileEntry.ReadOnly).Select(entry => line.With(entry.Text)));
            IsWhole &= parts.TrueForAll(entries => entries.Count > 0);
        }
    }

    private void Inside(DialectDocument document, DraftLine line)
    {
        inside.Add(line);
        if (line.Text.Trim().Length > 0)
        {
            var scanned = document.Lines[line.Line - 1];
            var entries = scanned is { IsItem: true } ? FileEntry.Parse(scanned.Body, "edit") : [];
            Files.AddRange(entries.Where(entry => entry.Kind != FileEntry.ReadOnly).Select(entry => line.With(entry.Text)));
            IsWhole &= entries.Count > 0;
        }
    }

    private static bool IsItem(DraftLine line) => line.Text is ['-' or '*' or '+', ' ', ..];

    public bool HasOutside { get; private set; }

    public List<DraftLine> Outside { get; } = [];

    // `(do not touch)` behind the label.
    public string Remark { get; private set; } = "";

    // What is in scope, as entries of Files.
    public List<DraftLine> Files { get; } = [];

    // What is no list of files stays as it is.
    public IReadOnlyList<DraftLine> Rest => IsWhole ? rest : [.. rest, .. inside];

    private bool IsWhole { get; set; } = true;

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

    // `**In scope** (the only files to modify):`, `In scope: a, b`, `- **Out of scope**: c`, `### Out of scope`.
    private static ScopeLabel? Parse(string line)
    {
        if (Label().Match(line) is not { Success: true } match)
        {
            return null;
        }

        var isMarked = match.Groups["mark"].Success;
        var (remark, value) = (match.Groups["more"].Value, match.Groups["rest"].Value);
        if (!isMarked && line[0] != '#' && !match.Groups["colon"].Success)
        {
            return null;
        }

        return new(match.Groups["name"].Value[0] is 'i' or 'I', match.Groups["item"].Length, remark.Trim('*', '_', ' ', ':', '(', ')'), value.Trim());
    }

    [GeneratedRegex(@"^(?:#+\s+(?<name>in[ -]scope|out[ -]of[ -]scope)\b(?<more>.*)$|(?<item>[-*+]\s+)?(?:(?<mark>\*\*|__)(?<name>in[ -]scope|out[ -]of[ -]scope)\b(?<more>[^*_:]*:?(?:\*\*|__)(?:\s*\([^()]*\))?)\s*(?:(?<colon>:)|[—–])?|(?<name>in[ -]scope|out[ -]of[ -]scope)\b(?<more>(?:\s*\([^()]*\))?)\s*(?:(?<colon>:)|$))\s*(?<rest>.*)$)", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    // Remark: `(do not touch)`. Level: the columns of a list's marker; 0 for a line of its own.
    private sealed record ScopeLabel(bool IsIn, int Level, string Remark, string Value);
}
