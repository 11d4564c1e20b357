using Foreplan.Checks;
using Foreplan.Plans.Dialects.Building;
using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

// Documents that are one plan together: spec-kit's feature folder, an OpenSpec change, a Kiro spec.
internal static class DialectSet
{
    private static readonly string[] Order = ["tasks.md", "plan.md", "proposal.md", "design.md", "research.md", "data-model.md", "quickstart.md"];

    // The documents that are one plan together; the others are plans of their own.
    public static IEnumerable<IReadOnlyList<SourceText>> Groups(IReadOnlyList<SourceText> sources)
    {
        var roots = sources.GroupBy(source => FolderOf(source.Path), StringComparer.Ordinal)
            .Where(folder => IsOne(folder.Select(source => NameOf(source.Path)).ToHashSet(StringComparer.Ordinal)))
            .Select(folder => folder.Key).OrderBy(folder => folder.Length).ToList();
        foreach (var group in sources.GroupBy(source => roots.Find(root => FolderOf(source.Path) == root || root.Length == 0 || FolderOf(source.Path).StartsWith(root + "/", StringComparison.Ordinal)) ?? $"file:{source.Path}", StringComparer.Ordinal))
        {
            yield return [.. group];
        }
    }

    public static DialectPlan Read(IReadOnlyList<SourceText> sources, ITree? tree)
    {
        if (sources.FirstOrDefault(source => NameOf(source.Path) == "plan.md" && OwnFormat.Is(DialectDocument.Read(source))) is { } own)
        {
            return PlanDialects.Read(own) with { Spec = sources.FirstOrDefault(source => IsSpec(source.Path))?.Text, Originals = sources };
        }

        var kinds = new FileKinds(tree);
        var documents = sources.Where(source => source.Path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && !IsSpec(source.Path) && !IsChecklist(source.Path))
            .OrderBy(source => RankOf(source.Path)).ThenBy(source => source.Path, StringComparer.Ordinal)
            .Select((source, index) => DialectDocument.Read(source, index, kinds)).ToList();
        var specs = sources.Where(source => IsSpec(source.Path)).OrderBy(source => source.Path, StringComparer.Ordinal).ToList();
        var spec = specs.Count == 0 ? null : string.Join("\n", specs.Select(source => source.Text.TrimEnd('\n') + "\n"));
        if (documents.Count == 0)
        {
            return specs.Count > 0 ? PlanDialects.Read(specs[0], tree) with { Spec = spec, Originals = sources } : PlanDialects.Read(sources[0], tree) with { Originals = sources };
        }

        var (draft, dialect) = Merged(documents, specs);
        var read = PlanDialects.Finish(documents, draft, dialect);
        return read with { Spec = spec, Originals = sources };
    }

    // The first document with phases has them all; what the others say comes in as sections.
    private static (PlanDraft Draft, string Dialect) Merged(List<DialectDocument> documents, List<SourceText> specs)
    {
        var drafts = documents.Select(document => (Document: document, Traits: DialectNames.Of(document, known: null))).Select(one => (one.Document, one.Traits, Draft: DraftBuilder.Build(one.Document, one.Traits))).ToList();
        var main = drafts.FindIndex(one => one.Draft.Phases.Count > 0) is >= 0 and var found ? found : 0;
        var draft = drafts[main].Draft;
        var own = documents.Find(DocumentTitle.HasOwn);
        var titled = own ?? specs.Select(spec => DialectDocument.Read(spec)).FirstOrDefault(DocumentTitle.HasOwn) ?? documents[main];
        draft.Title = new($"# Plan: {DocumentTitle.Of(titled, DocumentTitle.SectionOf(titled, []))}", (own ?? documents[main]).Number, 1);
        for (var i = 0; i < drafts.Count; i++)
        {
            if (i != main)
            {
                Join(draft, DraftBuilder.Build(drafts[i].Document, drafts[i].Traits with { IsSpec = true }), drafts[i].Document, RankOf(drafts[i].Document.Source.Path));
            }
        }

        var dialect = drafts.Select(one => one.Traits.Name).FirstOrDefault(name => name is not ("markdown" or "phases" or "openspec")) ?? drafts[main].Traits.Name;
        return (draft, dialect);
    }

    private static void Join(PlanDraft draft, PlanDraft other, DialectDocument document, int rank)
    {
        draft.Preamble.AddRange(other.Preamble);
        if (rank < 4)
        {
            draft.Sections.AddRange(other.Sections.Concat(other.SectionsAfter));
            draft.DoneWhen.AddRange(other.DoneWhen.Where(gate => !draft.DoneWhen.Exists(known => known.Text == gate.Text)));
            return;
        }

        var whole = LineCopy.Of(document, document.Front.LineCount, document.Lines.Length, 1, 3);
        draft.SectionsAfter.Add(new(new($"## {Path(document.Source.Path)}", document.Number, 1), whole));
    }

    private static string Path(string path) => path.Replace('\\', '/');

    // A plan.md beside a spec.md may be ours.
    public static bool HasMany(IReadOnlySet<string> names) => names.Count > 1 && (names.Contains("tasks.md") || names.Contains("proposal.md") || names.Contains("design.md"));

    public static bool IsOne(IReadOnlySet<string> names) =>
        names.Contains("tasks.md") || names.Contains("proposal.md") || (names.Contains("requirements.md") && names.Contains("design.md")) || (names.Contains("plan.md") && names.Contains("spec.md"));

    private static string FolderOf(string path) => path.Replace('\\', '/') is var plain && plain.LastIndexOf('/') is > 0 and var slash ? plain[..slash] : "";

    private static bool IsSpec(string path) => NameOf(path) is "spec.md" or "requirements.md" or "bugfix.md";

    private static bool IsChecklist(string path) => path.Replace('\\', '/').Contains("checklists/", StringComparison.Ordinal);

    private static int RankOf(string path) => Array.IndexOf(Order, NameOf(path)) is >= 0 and var rank ? rank : Order.Length;

    private static string NameOf(string path) => path[(path.Replace('\\', '/').LastIndexOf('/') + 1)..].ToLowerInvariant();
}
