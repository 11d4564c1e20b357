namespace Foreplan.Plans.Dialects;

// Which dialect a Markdown document is in, by what its text looks like.
internal static class DialectNames
{
    private static readonly (string Name, Func<DialectSigns, bool> Fits)[] Known =
    [
        ("spec-kit", signs => signs.Title.StartsWith("Tasks:", StringComparison.Ordinal)),
        ("improve", signs => signs.Title.StartsWith("Plan ", StringComparison.OrdinalIgnoreCase) && signs.Title.Length > 5 && char.IsAsciiDigit(signs.Title[5])
            && (signs.Says("Executor instructions") || signs.HasAny("stop conditions", "commands you will need", "done criteria"))),
        ("superpowers", signs => signs.Says("superpowers:") || signs.StepBoxes > 0 || (signs.Tasks > 0 && signs.Says("For agentic workers"))),
        ("spec-kit", signs => signs.TaskIds > 1 || signs.HasAny("constitution check", "user scenarios and testing", "format: [id] [p?] [story] description") || signs.Says("**Feature Branch**")),
        ("kiro", signs => signs.RequirementLines > 0 || (signs.Requirements > 0 && signs.HasAny("acceptance criteria", "受け入れ基準", "受入条件", "验收标准", "introduction", "requirements", "要件"))
            || signs.HasAny("requirements traceability", "requirements mapping", "components and interfaces")),
        ("ce-plan", signs => signs.HasAny("implementation units", "requirements trace", "goal capsule", "product contract", "key technical decisions") || signs.Says("artifact_contract:")),
        ("execplan", signs => signs.Of("purpose / big picture", "surprises and discoveries", "decision log", "outcomes and retrospective", "context and orientation", "plan of work", "concrete steps", "idempotence and recovery") > 1),
        ("antigravity", signs => signs.HasFileHeadings),
        ("openspec", signs => signs.Deltas > 0 || (signs.HasAny("why") && signs.HasAny("what changes", "impact")) || signs.DecimalBoxes > 0 || signs.Of("goals / non-goals", "decisions", "risks / trade-offs", "migration plan") > 2),
        ("conductor", signs => signs.Boxes > 0 && signs.Phases > 0 && (signs.Title.StartsWith("Implementation Plan", StringComparison.OrdinalIgnoreCase) || signs.Says("[checkpoint:") || signs.Says("Conductor"))),
        ("humanlayer", signs => signs.HasAny("what we're not doing", "desired end state", "current state analysis") && signs.Phases > 0),
        ("cline", signs => signs.Of("[overview]", "[types]", "[files]", "[functions]", "[classes]", "[dependencies]", "[testing]", "[implementation order]") > 2),
        ("kiro", signs => signs.WholeBoxes > 1),
        ("phases", signs => signs.Phases > 0),
    ];

    public static DialectTraits Of(DialectDocument document, string? known)
    {
        var signs = new DialectSigns(document);
        var name = known ?? (document.Front.LineCount > 0 && Building.FrontTodos.Of(document).Count > 0 ? "cursor" : null) ?? Known.FirstOrDefault(known => known.Fits(signs)).Name ?? "markdown";
        return new(name)
        {
            IsSpec = signs.Boxes == 0 && signs.Tasks == 0 && signs.Phases == 0 && (signs.Deltas > 0 || signs.Requirements > 0 || signs.HasAny("user scenarios and testing", "acceptance scenarios")),
            PrefersBoxes = name == "kiro" && signs.WholeBoxes > 0,
            HasStepsOnly = name == "improve" && signs.HasAny("steps"),
        };
    }
}
