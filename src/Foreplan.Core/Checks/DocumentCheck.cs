using Foreplan.Plans;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Checks;

/// <summary>Judges a document of any origin: our own plan, another tool's, a spec.</summary>
public static class DocumentCheck
{
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
            var read = SpecReader.Read(source);
            return new() { Path = source.Path, Dialect = "spec", Diagnostics = PlanCheck.Weighed(read.Diagnostics, options) };
        }

        var plan = PlanReader.Read(source);
        return new() { Path = source.Path, Dialect = "foreplan", Plan = plan, Diagnostics = PlanCheck.Run(plan, spec is null ? null : SpecReader.Read(spec), tree, programs, options) };
    }

    private static bool IsSpec(string path) => path[(path.LastIndexOf('/') + 1)..].Equals("spec.md", StringComparison.OrdinalIgnoreCase);
}
