using Foreplan.Checks;
using Foreplan.Costs;
using Foreplan.Repositories;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Facts;

/// <summary>Describes a repository for a model that has not seen it: languages, commands, conventions, history, and a map. The same tree gives the same text.</summary>
public static class RepositoryFacts
{
    private const string Tag = "repository";
    private const int Margin = 24;
    private const int ShownCommits = 10;

    /// <summary>The description, marked as data, secrets replaced, plan folders left out.</summary>
    /// <param name="tree">The files.</param>
    /// <param name="log">The newest commits, newest first; ten are shown.</param>
    /// <param name="maxTokens">The most tokens by <see cref="TokenEstimate.Of(string)"/>. 4,000 by default.</param>
    public static string Describe(ITree tree, IReadOnlyList<CommitInfo> log, int maxTokens = 4000)
    {
        var files = new KnownFiles(tree);
        var page = new FactsPage(maxTokens - Margin);
        page.Section(Languages.Heading(files), Languages.Lines(files), 0.1);
        page.Section("Build, test and lint commands that the files give:", Manifests.Lines(files), 0.35);
        page.Section("Conventions and configuration:", Conventions.Lines(files), 0.1);
        page.Section("Newest commits:", log.Take(ShownCommits).Select(commit => $"- {commit.Date} {RepositoryText.OneLine(commit.Subject)}"), 0.12);
        page.Section("Folders, with the number of files below each:", FolderMap.Lines(files), 0.55);
        page.Section("Source files, with what they declare:", SourceMap.Lines(files), 1);
        return Fit(page.Lines, maxTokens);
    }

    // The pieces' sum is an estimate of the whole's; what is over is cut from the end.
    private static string Fit(List<string> lines, int maxTokens)
    {
        while (true)
        {
            var text = RepositoryText.Wrap(Tag, Secrets.Replace(string.Join('\n', lines)));
            var over = TokenEstimate.Of(text) - maxTokens;
            if (over <= 0 || lines.Count == 0)
            {
                return over <= 0 ? text : "";
            }

            lines.RemoveRange(Math.Max(0, lines.Count - Math.Max(1, over / 20)), Math.Min(lines.Count, Math.Max(1, over / 20)));
        }
    }
}
