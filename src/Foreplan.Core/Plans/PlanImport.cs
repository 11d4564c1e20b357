using System.Text;
using Foreplan.Plans.Dialects;
using Foreplan.Text;

namespace Foreplan.Plans;

// Writes what was read into a plan folder of its own.
internal sealed class PlanImport(IPlanShelf shelf)
{
    private const string Original = "original-";

    public ImportedPlan Write(DialectPlan read, IReadOnlyList<SourceText> contracts)
    {
        var earlier = shelf.All().FirstOrDefault(plan => Holds(plan, read));
        var folder = shelf.Create(read.Plan.Title);
        List<string> written = [];
        void Put(string document, byte[] content)
        {
            folder.Write(document, content);
            written.Add(document);
        }

        // A spec alone is nothing to carry out yet.
        if (read.Spec is null || read.Plan.Phases.Count > 0)
        {
            Put("plan.md", Encoding.UTF8.GetBytes(read.Markdown));
        }

        if (read.Spec is { } spec)
        {
            Put("spec.md", Encoding.UTF8.GetBytes(spec));
        }

        foreach (var source in read.Originals.Concat(contracts.Where(contract => read.Originals.Any(document => StandsWith(contract, document)))))
        {
            Put(NameOf(source, written), source.ToBytes());
        }

        return new(folder, read, written, earlier);
    }

    // By the originals, which nobody edits; by the plan itself where they came under other names.
    private static bool Holds(IPlanFolder plan, DialectPlan read)
    {
        List<string> names = [];
        foreach (var source in read.Originals)
        {
            names.Add(NameOf(source, names));
        }

        return names.Zip(read.Originals).All(pair => plan.Read(pair.First) is { } kept && kept.AsSpan().SequenceEqual(pair.Second.ToBytes()))
            || (read.Plan.Phases.Count > 0 && plan.Read("plan.md") is { } text && text.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(read.Markdown)));
    }

    // photos/contracts/api.yaml goes with photos/plan.md.
    private static bool StandsWith(SourceText contract, SourceText document) =>
        FolderOf(FolderOf(contract.Path)) is { Length: > 0 } folder && FolderOf(document.Path).StartsWith(folder, StringComparison.Ordinal);

    private static string FolderOf(string path) => path.LastIndexOf('/') is var end and >= 0 ? path[..end] : "";

    // A file's name says where it stood, without folders and what a file system may not like.
    private static string NameOf(SourceText source, List<string> taken)
    {
        var parts = source.Path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        var plain = new string([.. string.Join('-', parts.TakeLast(3)).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-')]).Trim('.', '-');
        var name = Original + (plain.Length > 100 ? plain[^100..] : plain.Length == 0 ? "plan.md" : plain);
        for (var n = 2; taken.Contains(name, StringComparer.OrdinalIgnoreCase); n++)
        {
            name = $"{Original}{n}-{plain}";
        }

        return name;
    }
}
