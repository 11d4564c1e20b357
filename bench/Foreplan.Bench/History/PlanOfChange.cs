using System.Text;
using Foreplan.Checks;
using Foreplan.Repositories;

namespace Foreplan.Bench.History;

/// <summary>Writes the plan of a change that was made: its files, lines and names as they were before it, commands that worked there.</summary>
internal sealed class PlanOfChange
{
    private const int MostFiles = 12;
    private const int MostPhases = 4;

    private static readonly string[] Texts = [".cs", ".md", ".json", ".csproj", ".props", ".sh", ".slnx", ".yml", ".txt"];

    private readonly LoggedCommit commit;
    private readonly Dice dice;
    private readonly FileFacts facts;
    private readonly List<PhaseOfChange> phases;

    private PlanOfChange(LoggedCommit commit, List<PhaseOfChange> phases, ITree before, Dice dice)
    {
        this.commit = commit;
        this.phases = phases;
        this.dice = dice;
        facts = new(before, dice);
    }

    /// <summary>The plan; null when the change has no file that was there before, or none that is text.</summary>
    public static TruePlan? Write(LoggedCommit commit, IReadOnlyList<Change> changes, ITree before, Dice dice)
    {
        var files = dice.Shuffled(changes.Where(change => Texts.Contains(Path.GetExtension(change.Path)) && !change.Path.StartsWith("plans/", StringComparison.Ordinal))).Take(MostFiles)
            .OrderBy(change => change.Path, StringComparer.Ordinal).ToList();
        var facts = new FileFacts(before, dice);
        if (files.Count < 2 || !files.Any(change => change.Kind == "edit" && facts.Symbols(change.Path).Count > 0 && facts.Excerpt(change.Path) is not null))
        {
            return null;
        }

        var plan = new PlanOfChange(commit, PhaseOfChange.Group(files, MostPhases), before, dice);
        return new(commit.Id[..7], plan.Text(), plan.Spec(), before);
    }

    private string Title => Words(commit.Text.Split('\n')[0]);

    private string Spec() => $"""
        # {Title}

        ## Requirements
        {string.Join('\n', phases.Select(phase => $"- **R{phase.Number}**: {phase.Subject} does what \"{Title}\" says"))}

        ## Constraints
        - **C1**: No package is added

        ## Success Criteria
        - **S1**: Every command of the plan passes

        ## Out of scope
        - Other folders
        """;

    private string Text()
    {
        var text = new StringBuilder();
        var count = phases.Count;
        text.Append($"# Plan: {Title}\n\n## Overview\n{Title}. {Counted(count)} Nothing else changes.\n\n## Context\n");
        foreach (var change in dice.Shuffled(phases.SelectMany(phase => phase.Files).Where(change => change.Kind != "new")).Take(4))
        {
            text.Append(Finding(change.Path));
        }

        text.Append("\n## Questions\nNothing was open: the change was made as it is described here.\n\n## Decisions\n");
        text.Append($"- **D1**: The change stays in {Number(phases.Sum(phase => phase.Files.Count))} files. Rejected: a folder of its own, because readers look for it here.\n\n## Components\n");
        var parts = phases.Select(phase => $"- `{phase.Subject}` (phase {phase.Number})\n").ToList();
        text.Append($"{Number(parts.Count)} parts carry the change:\n\n{string.Concat(parts)}\n## Phases\n");
        foreach (var phase in phases)
        {
            text.Append('\n').Append(phase.Write(facts, dice, count));
        }

        var last = phases[^1];
        text.Append($"\n## Edge cases\n- A file of the change is empty: the command of phase {dice.Next(count) + 1} is red.\n");
        text.Append($"\n## Risks\n| Risk | Mitigation | Status |\n|------|------------|--------|\n| A caller breaks | It is built by the command of phase {last.Number} | open |\n");
        text.Append("\n## Out of scope\n- Releases and their notes\n\n## Stop if\n- A file of a phase is not as quoted.\n\n## Done when\n");
        return text.Append($"- [ ] {facts.WholeCommand()}\n").ToString();
    }

    private string Counted(int count) => count == 1 ? "It is one phase." : dice.Next(4) switch
    {
        0 => $"The work is done in {Number(count)} phases.",
        1 => $"{Capital(Number(count))} phases lead there.",
        2 => $"The plan has {Number(count)} phases.",
        _ => $"It is split into {Number(count)} phases.",
    };

    private string Finding(string path)
    {
        var symbols = facts.Symbols(path);
        var lines = facts.Range(path);
        return symbols.Count == 0 ? $"- `{path}:{lines}` is what changes there.\n" : dice.Next(5) switch
        {
            0 => $"- `{dice.Pick(symbols)}` is kept in `{path}:{lines}`.\n",
            1 => $"- `{path}:{lines}` is where `{dice.Pick(symbols)}` stands today.\n",
            2 => $"- `{path}:{lines}` goes through `{dice.Pick(symbols)}` and `{dice.Pick(symbols)}`.\n",
            3 => $"- Today `{dice.Pick(symbols)}` does this (`{path}:{lines}`).\n",
            _ => $"- Whoever calls `{dice.Pick(symbols)}` comes by `{path}:{lines}`.\n",
        };
    }

    private string Number(int count) => PhaseOfChange.Count(count, dice);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    // A subject of a commit is no plan's prose: marks that mean something there are left out.
    private static string Words(string subject) => string.Concat(subject.Where(letter => letter is not ('`' or '*' or '<' or '>' or '{' or '}' or '|' or '#'))).Trim();
}
