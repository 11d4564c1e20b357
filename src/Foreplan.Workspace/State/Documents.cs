namespace Foreplan.Workspace.State;

/// <summary>The files of a plan folder in the working tree.</summary>
internal static class Documents
{
    private const string Plan = "plan.md";
    private const string OtherPlan = "PLAN.md";

    public static IReadOnlyList<string> Names { get; } = ["spec.md", Plan, OtherPlan];

    /// <summary>Everything that is written into a plan folder.</summary>
    public static string[] All { get; } = [.. Names, "plan.draft.md", "notes.json", "plan.lock.json", "review.md", "report.md"];

    /// <summary>The full path of a document, in the writing it has on disk. A repository may bring links: none is followed.</summary>
    public static string Locate(string root, string folder, string document)
    {
        if (document != Path.GetFileName(document))
        {
            throw new ArgumentException($"{document} is not the name of a document.", nameof(document));
        }
        var file = Path.Combine(folder, document);
        if (document == Plan && !File.Exists(file) && File.Exists(Path.Combine(folder, OtherPlan)))
        {
            file = Path.Combine(folder, OtherPlan);
        }
        RefuseLinks(root, file);
        return file;
    }

    public static void RefuseLinks(string root, string path)
    {
        for (var part = path; part.Length > root.Length; part = Path.GetDirectoryName(part) ?? "")
        {
            if (new FileInfo(part).LinkTarget is not null)
            {
                throw new ForeplanException($"{part} is a symbolic link.", "Put the file or folder itself there: plan documents are not read or written through links.");
            }
        }
    }
}
