using Foreplan.Plans;
using Foreplan.Plans.Dialects;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Checks;

/// <summary>Judges a document of any origin: our own plan, another tool's, a spec.</summary>
public static class DocumentCheck
{
    // A text of fewer sections that names no file and no command is a plan in no format, and lacks what one of ours would.
    private const int FewestSections = 4;

    /// <summary>Reads and judges one document. It never throws on text.</summary>
    /// <param name="source">The document.</param>
    /// <param name="spec">The spec that stands beside it; null leaves coverage out.</param>
    /// <param name="tree">The files at the base commit; null leaves out what is asked of the repository.</param>
    /// <param name="programs">The machine's programs; null leaves out whether commands exist.</param>
    /// <param name="options">Severities and limits.</param>
    public static CheckedDocument Run(SourceText source, SourceText? spec, ITree? tree, IProgramLookup? programs, CheckOptions options)
    {
        if (IsSpec(source.Path))
        {
            var wanted = SpecReader.Read(source);
            return new() { Path = source.Path, Dialect = "spec", Diagnostics = PlanCheck.Weighed(wanted.Diagnostics, options) };
        }

        var read = PlanDialects.Read(source, tree);
        var plan = read.Dialect == "markdown" && !IsNamed(source.Path, "README.md") && ForeignWeight.IsShallow(read.Plan) ? PlanReader.Read(source) : read.Plan;
        var isOwn = read.IsOwn || (plan != read.Plan && plan.Sections.Count < FewestSections);
        plan = isOwn ? plan : read.Plan;
        var found = PlanCheck.Run(plan, spec is null ? null : SpecReader.Read(spec), tree, programs, options with { IsOwnFormat = isOwn });
        return new() { Path = source.Path, Dialect = read.Dialect, Plan = plan, Diagnostics = found };
    }

    /// <summary>Reads and judges documents of another tool that are one plan together; each finding names its document.</summary>
    /// <param name="set">The documents of a folder for which <see cref="PlanDialects.IsSet"/> holds.</param>
    /// <param name="tree">The files at the base commit; null leaves out what is asked of the repository.</param>
    /// <param name="programs">The machine's programs; null leaves out whether commands exist.</param>
    /// <param name="options">Severities and limits.</param>
    public static CheckedDocument Run(IReadOnlyList<SourceText> set, ITree? tree, IProgramLookup? programs, CheckOptions options)
    {
        var read = PlanDialects.ReadSet(set, tree);
        return new() { Path = read.Plan.Source.Path, Dialect = read.Dialect, Plan = read.Plan, Diagnostics = PlanCheck.Run(read.Plan, null, tree, programs, options with { IsOwnFormat = read.IsOwn }) };
    }

    private static bool IsSpec(string path) => IsNamed(path, "spec.md");

    // A README tells about plans, as the index of a folder of them does.
    private static bool IsNamed(string path, string name) => path[(path.LastIndexOf('/') + 1)..].Equals(name, StringComparison.OrdinalIgnoreCase);
}
