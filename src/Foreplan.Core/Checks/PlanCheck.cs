using Foreplan.Checks.Commands;
using Foreplan.Checks.Rules;
using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Specs;

namespace Foreplan.Checks;

/// <summary>Judges whether a plan is complete, and true of the repository. No model is asked.</summary>
public static class PlanCheck
{
    private static readonly IPlanRule[] Rules =
    [
        new FormatRule(), new PhaseRule(), new QuestionRule(), new VagueRule(), new HiddenCharacterRule(), new SecretRule(),
        new PathRule(), new FilesRule(), new ExcerptRule(), new RequiredTextRule(), new MentionRule(), new OutOfScopeRule(),
        new GateRule(), new CommandRule(), new TestNumberRule(),
        new DependencyRule(), new PhaseReferenceRule(), new CoverageRule(), new SizeRule(),
    ];

    /// <summary>Everything found, by line; what the readers of plan and spec found is passed on.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="spec">What is wanted; null leaves coverage out.</param>
    /// <param name="tree">The files at the base commit; null leaves out what is asked of the repository.</param>
    /// <param name="programs">The machine's programs; null leaves out whether commands exist.</param>
    /// <param name="options">Severities and limits.</param>
    public static IReadOnlyList<Diagnostic> Run(Plan plan, Spec? spec, ITree? tree, IProgramLookup? programs, CheckOptions options)
    {
        var context = new CheckContext(plan, spec, tree, programs, options);
        return
        [
            .. plan.Diagnostics
                .Concat(Rules.SelectMany(rule => rule.Check(context)))
                .Select(diagnostic => Weighed(diagnostic, options))
                .OfType<Diagnostic>()
                .Distinct()
                .OrderBy(diagnostic => diagnostic.Line ?? 0)
                .Concat((spec?.Diagnostics ?? []).Select(diagnostic => Weighed(diagnostic, options)).OfType<Diagnostic>()),
        ];
    }

    private static Diagnostic? Weighed(Diagnostic diagnostic, CheckOptions options) =>
        !options.Severities.TryGetValue(diagnostic.Id, out var wanted) ? diagnostic
        : wanted.Equals("off", StringComparison.OrdinalIgnoreCase) ? null
        : Enum.TryParse<Severity>(wanted, ignoreCase: true, out var severity) ? diagnostic with { Severity = severity }
        : diagnostic;
}
