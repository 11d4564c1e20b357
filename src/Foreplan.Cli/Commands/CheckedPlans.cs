using Foreplan.Checks;
using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Plans.Dialects;
using Foreplan.Text;
using Foreplan.Workspace.State;

namespace Foreplan.Cli.Commands;

/// <summary>What <c>check</c> is about: a plan of the repository, any document, a folder of them, or standard input.</summary>
internal sealed class CheckedPlans
{
    private readonly App app;
    private readonly string? named;
    private readonly string? path;

    public CheckedPlans(App app, string? named)
    {
        this.app = app;
        this.named = named;
        path = named is null or "-" || named.All(char.IsAsciiDigit) ? null : Path.GetFullPath(named, app.Terminal.Folder);
        path = Path.Exists(path) ? path : null;
        Root = MarkdownFiles.RepositoryOf(path ?? app.Terminal.Folder);
        IsUsual = named?.TrimEnd('/') == "plans";
        Folder = named == "-" || (IsUsual && path is null) ? null : FindFolder();
    }

    /// <summary>True for the folder that plans are usually in: that there is none in it is no fault.</summary>
    public bool IsUsual { get; }

    /// <summary>What is wrong with the settings that the documents were judged by.</summary>
    public IReadOnlyList<Diagnostic> Settings { get; private set; } = [];

    /// <summary>The repository's root; null outside of one.</summary>
    public string? Root { get; }

    /// <summary>The plan's folder, when a plan of the repository is meant.</summary>
    public IPlanFolder? Folder { get; }

    /// <summary>The documents otherwise, each judged; in the order of their paths.</summary>
    public IReadOnlyList<CheckedDocument> Judge(CancellationToken cancel)
    {
        // The person's repository is the one they are in; of another one only the text is judged.
        var workflow = Root is not null && Root == MarkdownFiles.RepositoryOf(app.Terminal.Folder) ? app.Workflow : null;
        Settings = workflow is null ? [] : [.. workflow.Settings.Diagnostics, .. workflow.Roles.Diagnostics];
        if (path is null)
        {
            return IsUsual ? [] : [Judge(workflow, SourceText.From("stdin", app.Terminal.In.ReadToEnd()), null)];
        }

        var start = Root ?? (Directory.Exists(path) ? path : Path.GetFullPath(Path.Combine(path, "..")));
        var documents = MarkdownFiles.Find(path).Where(document => document == path || !(IsIndex(document) || IsRecord(document))).ToList();
        var pieces = Pieces(documents, path);
        if (workflow is null)
        {
            return JudgeTogether(pieces, start, cancel);
        }

        List<CheckedDocument> judged = [];
        foreach (var piece in pieces)
        {
            cancel.ThrowIfCancellationRequested();
            judged.Add(JudgePiece(workflow, piece, start));
        }

        return judged;
    }

    // Its documents are one plan together, and none is a plan of ours, beside which an import may have left them.
    private static bool IsOfAnotherTool(string folder, IEnumerable<string> documents) =>
        PlanDialects.IsSet(documents.Select(document => Path.GetFileName(document).ToLowerInvariant()).ToHashSet(StringComparer.Ordinal))
        && !(Path.Combine(folder, "plan.md") is var plan && File.Exists(plan) && PlanDialects.Read(SourceText.Decode(plan, MarkdownFiles.Read(plan))).IsOwn);

    // Each document alone, but for those of a folder that are one plan together.
    private static List<string[]> Pieces(List<string> documents, string path)
    {
        var sets = documents.GroupBy(document => Path.GetDirectoryName(document) ?? path, StringComparer.Ordinal)
            .Where(folder => IsOfAnotherTool(folder.Key, folder))
            .Select(folder => folder.Key + Path.DirectorySeparatorChar).ToList();
        if (sets.Count == 0)
        {
            return documents.ConvertAll(document => new[] { document });
        }

        return [.. documents.GroupBy(document => sets.Find(set => document.StartsWith(set, StringComparison.Ordinal)) ?? document, StringComparer.Ordinal).Select(piece => piece.ToArray())];
    }

    // The longest first, so that none of the processors ends with a long one alone.
    private static CheckedDocument[] JudgeTogether(List<string[]> documents, string start, CancellationToken cancel)
    {
        var judged = new CheckedDocument[documents.Count];
        List<Pending> pending = [.. documents.Select((document, index) => new Pending(index, new FileInfo(document[0]) is { Exists: true } file ? file.Length : 0))];
        pending.Sort((one, other) => other.Length.CompareTo(one.Length));
        var next = -1;
        void Work()
        {
            for (var at = Interlocked.Increment(ref next); at < pending.Count; at = Interlocked.Increment(ref next))
            {
                cancel.ThrowIfCancellationRequested();
                judged[pending[at].Index] = JudgePiece(null, documents[pending[at].Index], start);
            }
        }

        var helpers = new Task[Math.Max(0, Math.Min(pending.Count, Environment.ProcessorCount) - 1)];
        for (var i = 0; i < helpers.Length; i++)
        {
            helpers[i] = Task.Run(Work, cancel);
        }

        Work();
        foreach (var helper in helpers)
        {
            helper.GetAwaiter().GetResult();
        }

        return judged;
    }

    // What tells of a folder's plans is no plan.
    private static bool IsIndex(string document) => Path.GetFileName(document).Equals("README.md", StringComparison.OrdinalIgnoreCase);

    // What Foreplan writes beside a plan is no plan.
    private static bool IsRecord(string document) =>
        Path.GetFileName(document) is "review.md" or "report.md" or "plan.draft.md" && File.Exists(Path.Combine(Path.GetDirectoryName(document) ?? "", "plan.md"));

    private static CheckedDocument JudgePiece(Workflow? workflow, string[] documents, string start)
    {
        if (documents is [var one])
        {
            return JudgeFile(workflow, one, start);
        }

        var set = Array.ConvertAll(documents, document => SourceText.Decode(NameOf(document, start), MarkdownFiles.Read(document)));
        return workflow?.Check(set) ?? DocumentCheck.Run(set, null, null, new());
    }

    private static CheckedDocument JudgeFile(Workflow? workflow, string document, string start)
    {
        var beside = Path.Combine(Path.GetDirectoryName(document) ?? start, "spec.md");
        var spec = Path.GetFileName(document).Equals("plan.md", StringComparison.OrdinalIgnoreCase) && File.Exists(beside) ? SourceText.Decode(NameOf(beside, start), MarkdownFiles.Read(beside)) : null;
        return Judge(workflow, SourceText.Decode(NameOf(document, start), MarkdownFiles.Read(document)), spec);
    }

    private static CheckedDocument Judge(Workflow? workflow, SourceText source, SourceText? spec) =>
        workflow?.Check(source, spec) ?? DocumentCheck.Run(source, spec, null, null, new());

    private static string NameOf(string document, string start) => Path.GetRelativePath(start, document).Replace('\\', '/');

    // A folder with a plan.md or spec.md is a plan of the repository, and so are those documents themselves.
    private IPlanFolder? FindFolder()
    {
        if (path is null)
        {
            return PlanChoice.Of(app.Workflow, named);
        }

        var isDocument = !Directory.Exists(path);
        if (Root is null || Root != MarkdownFiles.RepositoryOf(app.Terminal.Folder) || (isDocument && Path.GetFileName(path) is not ("plan.md" or "PLAN.md" or "spec.md")))
        {
            return null;
        }

        var folder = isDocument ? Path.GetDirectoryName(path) ?? path : path;
        // A plan.md beside another tool's tasks is a part of that tool's plan.
        if (!isDocument && IsOfAnotherTool(folder, Directory.EnumerateFiles(folder, "*.md")))
        {
            return null;
        }

        return File.Exists(Path.Combine(folder, "plan.md")) || File.Exists(Path.Combine(folder, "PLAN.md")) ? app.Workflow.Shelf.Find(folder) : null;
    }

    private sealed record Pending(int Index, long Length);
}
