using Foreplan.Checks.Commands;
using Foreplan.Checks.Rules;
using Foreplan.Checks.Rules.Missing;
using Foreplan.Checks.Rules.Safety;
using Foreplan.Checks.Rules.Structure;
using Foreplan.Checks.Rules.Tracing;
using Foreplan.Checks.Rules.Truth;
using Foreplan.Checks.Rules.Vague;
using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Checks;

/// <summary>Judges whether a plan is complete, and true of the repository. No model is asked.</summary>
public static class PlanCheck
{
    private static readonly IPlanRule[] Rules =
    [
        new FormatRule(), new PartsRule(), new PhaseRule(), new QuestionRule(), new AnswerRule(), new LengthRule(), new PlannerRule(),
        new PlaceholderRule(), new VagueWordsRule(), new StepRule(), new JudgingGateRule(), new OpenDecisionRule(), new EllipsisRule(), new TakenUpRule(),
        new HiddenCharacterRule(), new SecretRule(), new AddressRule(), new ReachRule(),
        new PathRule(), new FilesRule(), new ExcerptRule(), new RequiredTextRule(), new MentionRule(), new OutOfScopeRule(),
        new SymbolRule(), new UnreadEditRule(), new GateRule(), new CommandRule(), new TestNumberRule(), new CannotFailRule(),
        new DependencyRule(), new OverlapRule(), new MadeLaterRule(), new PhaseReferenceRule(), new UnitReferenceRule(), new CountRule(), new StepScopeRule(), new OneNameRule(), new TermsRule(), new SizeRule(), new DayRule(),
        new CoverageRule(), new PhaseServesRule(), new CriterionRule(), new SpecChangedRule(), new UnrelatedRule(),
    ];

    /// <summary>Everything found, by line; what the readers of plan and spec found is passed on.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="spec">What is wanted; null leaves coverage out.</param>
    /// <param name="tree">The files at the base commit; null leaves out what is asked of the repository.</param>
    /// <param name="programs">The machine's programs; null leaves out whether commands exist.</param>
    /// <param name="options">Severities and limits.</param>
    public static IReadOnlyList<Diagnostic> Run(Plan plan, Spec? spec, ITree? tree, IProgramLookup? programs, CheckOptions options)
    {
        // What was not read cannot be judged: nothing of it is called missing, and no setting lets it pass.
        if (plan.Diagnostics.Any(found => found.Id is "PL001" or "PL005"))
        {
            return plan.Diagnostics;
        }

        var context = new CheckContext(plan, spec, tree, programs, options);
        List<Diagnostic> all = [.. plan.Diagnostics];
        foreach (var rule in Rules)
        {
            all.AddRange(rule.Check(context));
        }

        var found = options.IsOwnFormat ? all : ForeignWeight.Of(all, plan);
        return
        [
            .. new Allowances(context).Apply(found, (diagnostic, line) => context.At(diagnostic, SourceSpan.At(line)))
                .Select(diagnostic => Weighed(diagnostic, options))
                .OfType<Diagnostic>()
                .Distinct()
                .ByNumber(diagnostic => diagnostic.Line ?? 0)
                .Concat(Weighed(spec?.Diagnostics ?? [], options)),
        ];
    }

    /// <summary>Diagnostics with the severities that are set.</summary>
    internal static IReadOnlyList<Diagnostic> Weighed(IEnumerable<Diagnostic> diagnostics, CheckOptions options) =>
        [.. diagnostics.Select(diagnostic => Weighed(diagnostic, options)).OfType<Diagnostic>()];

    private static Diagnostic? Weighed(Diagnostic diagnostic, CheckOptions options) =>
        !options.Severities.TryGetValue(diagnostic.Id, out var wanted) ? diagnostic
        : wanted.Equals("off", StringComparison.OrdinalIgnoreCase) ? null
        : Enum.TryParse<Severity>(wanted, ignoreCase: true, out var severity) ? diagnostic with { Severity = severity }
        : diagnostic;
}
