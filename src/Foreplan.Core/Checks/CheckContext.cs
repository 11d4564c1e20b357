using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Checks;

/// <summary>What the rules look at, with what several of them need worked out once.</summary>
internal sealed class CheckContext
{
    private Prose? prose;
    private FileFates? fates;
    private LineSet? work;
    private List<Gate>? gates;

    public CheckContext(Plan plan, Spec? spec, ITree? tree, IProgramLookup? programs, CheckOptions options)
    {
        Plan = plan;
        Spec = spec;
        Programs = programs;
        Options = options;
        Order = new PhaseOrder(plan);
        Files = tree is null ? null : new TreeFiles(tree);
        var slash = plan.Source.Path.LastIndexOf('/');
        PlanFolder = options.PlanFolder ?? (slash < 0 ? "" : plan.Source.Path[..slash]);
    }

    public Plan Plan { get; }

    public Spec? Spec { get; }

    public IProgramLookup? Programs { get; }

    public CheckOptions Options { get; }

    public string PlanFolder { get; }

    public PhaseOrder Order { get; }

    public TreeFiles? Files { get; }

    /// <summary>What the phases make and take away.</summary>
    public FileFates Fates => fates ??= new(Order.Phases);

    /// <summary>The plan's text without its code.</summary>
    public Prose Prose => prose ??= new(Plan.Source.LineArray);

    /// <summary>The lines that say what to do: phases, decisions, edge cases and mitigations.</summary>
    public LineSet Work => work ??= new LineSet().Add(Plan.Phases, phase => phase.Span).Add(Plan.Decisions, decision => decision.Span).Add(Plan.EdgeCases, item => item.Span).Add(Plan.Risks, risk => risk.Span);

    /// <summary>The commands that verify the phases and the whole plan, without those that could not be read.</summary>
    public IReadOnlyList<Gate> Gates => gates ??= [.. Plan.Phases.SelectMany(phase => phase.Gates).Concat(Plan.DoneWhen).Where(gate => gate.Words.Count > 0)];

    /// <summary>The files as they are before a phase starts, as far as the plan tells.</summary>
    public PlannedFiles Before(TreeFiles files, Phase phase) => new(files, Order, Fates, Order.PositionOf(phase));

    /// <summary>The files as they are when a phase's gate runs; at the end of the plan without a phase.</summary>
    public PlannedFiles After(TreeFiles files, Phase? phase) => new(files, Order, Fates, phase is null ? Order.Phases.Count : Order.PositionOf(phase) + 1);

    /// <summary>True when a phase after this one makes the file, so that it is said there and not as a file that is missing.</summary>
    public bool IsMadeLater(Phase phase, string path) => Fates.MakersOf(path) is { } makers && makers.Last > Order.PositionOf(phase);

    public Diagnostic At(Diagnostic diagnostic, SourceSpan span) => diagnostic.At(Plan.Source.Path, span.Line, span.Column);

    public bool IsReportedAt(int line) => Plan.Diagnostics.Any(diagnostic => diagnostic.Line == line);
}
