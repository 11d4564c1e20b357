using System.Text;
using Foreplan.Checks;
using Foreplan.Costs;
using Foreplan.Plans;
using Foreplan.Roles;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Runs;

/// <summary>The hand-off of a phase: its section of the plan word for word, then the files it works on as they are now.</summary>
public static class PhaseBrief
{
    /// <summary>The brief for the first try.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="tree">The files as they are now.</param>
    /// <param name="model">The model that counts the tokens.</param>
    /// <param name="maximumTokens">The most the brief may take; files that do not fit are named, not shown.</param>
    public static string Write(Phase phase, ITree tree, ModelRef model, int maximumTokens)
    {
        var brief = new StringBuilder(Secrets.Replace(phase.Text)).Append("\n\n");
        var left = maximumTokens - TokenEstimate.Of(brief.ToString(), model);
        var notShown = new List<string>();
        foreach (var (path, from, to) in Shown(phase, tree))
        {
            var file = Excerpt(tree, path, from, to);
            var tokens = file is null ? 0 : TokenEstimate.Of(file, model);
            if (file is not null && tokens <= left)
            {
                brief.AppendLine(file);
                left -= tokens;
            }
            else
            {
                notShown.Add(path);
            }
        }

        if (notShown.Count > 0)
        {
            brief.AppendLine($"Not shown here, read them with read_file: {string.Join(", ", notShown)}.");
        }

        var absent = phase.Files.Where(file => !file.IsGlob && file.Kind == ChangeKind.New && !tree.Exists(file.Path)).Select(file => file.Path).ToList();
        if (absent.Count > 0)
        {
            brief.AppendLine($"Not there yet: {string.Join(", ", absent)}.");
        }

        return brief.Append($"Carry out phase {phase.Id}: {phase.Title}. Then call finish_phase.").ToString();
    }

    /// <summary>What a fresh conversation about a phase that was tried before is told in addition.</summary>
    public static string Again(string diff, string reason) =>
        $"This phase was tried before, and the files above are as that try left them. Its changes so far:\n{RepositoryText.Wrap("diff", diff)}\nIt ended with:\n{reason}\nMend it, then call finish_phase.";

    // What is edited first, what is only read after it; a range inside a file that is shown whole adds nothing.
    private static IEnumerable<(string Path, int? From, int? To)> Shown(Phase phase, ITree tree)
    {
        var whole = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in phase.Files)
        {
            var path = file.Kind == ChangeKind.Rename && file.From is not null && !tree.Exists(file.Path) ? file.From : file.Path;
            if (!file.IsGlob && tree.Exists(path) && whole.Add(path))
            {
                yield return (path, null, null);
            }
        }

        foreach (var range in phase.Read)
        {
            if (tree.Exists(range.Path) && !whole.Contains(range.Path))
            {
                yield return (range.Path, range.From, range.To);
            }
        }
    }

    private static string? Excerpt(ITree tree, string path, int? from, int? to)
    {
        if (tree.Read(path) is not { } bytes || SourceText.Decode(path, bytes) is not { IsDamaged: false } source)
        {
            return null;
        }

        if (from is not { } first)
        {
            return RepositoryText.File(path, "", source.Text);
        }

        var last = Math.Min(to ?? first, source.Lines.Count);
        return RepositoryText.File(path, $"{first}-{last} of {source.Lines.Count}", string.Join('\n', source.Lines.Skip(first - 1).Take(last - first + 1)));
    }
}
