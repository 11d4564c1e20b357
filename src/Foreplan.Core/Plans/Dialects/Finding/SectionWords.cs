using Foreplan.Text;

namespace Foreplan.Plans.Dialects.Finding;

// What headings of other tools' plans stand for.
internal static class SectionWords
{
    private static readonly HashSet<string> Steps = Set(
        "steps", "implementation steps", "implementation", "implementation plan", "implementation tasks", "tasks", "task list", "task breakdown", "todo", "todos", "to do", "to-do",
        "to-dos", "checklist", "implementation checklist", "plan of work", "concrete steps", "work items", "action items", "actions", "next steps", "approach", "plan", "the plan",
        "execution", "execution plan", "execution order", "recommended execution order", "implementation order", "implementation strategy", "implementation approach", "implementation units",
        "phases", "milestones", "rollout", "migration plan", "changes", "changes required", "required changes", "proposed changes", "what changes", "proposed solution", "solution",
        "your implementation tasks", "work breakdown", "deliverables", "procedure", "実装タスク", "実装計画", "実装フェーズ", "タスク", "タスク一覧", "任务", "任务列表", "任務列表", "实施计划", "實施計劃",
        "实施步骤", "实施顺序", "建议实施顺序", "步骤", "작업 목록", "구현 계획", "aufgaben", "umsetzung", "umsetzungsschritte", "schritte", "étapes", "tâches", "pasos", "tareas", "задачи", "шаги", "план работ");

    private static readonly HashSet<string> Criteria = Set(
        "acceptance criteria", "success criteria", "definition of done", "done criteria", "done when", "exit criteria", "acceptance", "validation checklist", "review checklist",
        "validation and acceptance", "self-review", "self-review checklist", "quality gate checklist", "testing checklist", "verification checklist", "verification items", "measurable outcomes",
        "verification", "verification plan", "validation", "testing", "testing plan", "test plan", "受け入れ基準", "受入条件", "验收标准", "驗收標準", "成功基準", "完了条件", "검수 기준",
        "vérification", "critères d'acceptation", "verificación", "criterios de aceptación", "verificação", "akzeptanzkriterien", "abnahmekriterien", "проверка", "критерии приёмки", "验证", "检验", "検証", "검증", "완료 조건");

    private static readonly HashSet<string> Records = Set(
        "progress", "progress log", "status", "surprises and discoveries", "suprises and discoveries", "decision log", "outcomes and retrospective", "change log", "changelog", "history",
        "進捗状況", "进度", "進度");

    private static readonly HashSet<string> Schedules = Set(
        "timeline", "schedule", "estimates", "estimated effort", "effort", "effort estimate", "research insights", "dependencies", "dependencies and execution order", "phase dependencies",
        "expected commits", "references", "appendix", "testing", "testing approach", "testing strategy", "phase summary", "summary", "overview");

    private static readonly HashSet<string> NoWork = Set(
        "acceptance scenarios", "acceptance criteria", "user scenarios and testing", "requirements", "functional requirements", "open questions", "questions", "decisions", "key decisions", "risks",
        "edge cases", "goals", "non-goals", "out of scope", "context", "background", "references", "alternatives", "alternatives considered", "success criteria", "user stories", "要件", "需求");

    private static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        ["why"] = "Overview", ["why this matters"] = "Overview", ["purpose"] = "Overview", ["purpose / big picture"] = "Overview", ["big picture"] = "Overview", ["objective"] = "Overview",
        ["objectives"] = "Overview", ["goal"] = "Overview", ["goal capsule"] = "Overview", ["executive summary"] = "Overview", ["introduction"] = "Overview", ["problem"] = "Overview",
        ["problem statement"] = "Overview", ["problem frame"] = "Overview", ["motivation"] = "Overview", ["概要"] = "Overview", ["概述"] = "Overview", ["목표"] = "Overview", ["はじめに"] = "Overview",
        ["background"] = "Context", ["current state"] = "Context", ["current state analysis"] = "Context", ["context and orientation"] = "Context", ["context and research"] = "Context",
        ["technical context"] = "Context", ["existing code"] = "Context", ["current behavior"] = "Context", ["current architecture"] = "Context", ["what exists"] = "Context",
        ["key discoveries"] = "Context", ["analysis"] = "Context", ["背景"] = "Context", ["現状"] = "Context", ["现状"] = "Context",
        ["outstanding questions"] = "Questions", ["unresolved questions"] = "Questions", ["clarifying questions"] = "Questions", ["needs clarification"] = "Questions", ["未解決の質問"] = "Questions",
        ["decision log"] = "Decisions", ["key design decisions"] = "Decisions", ["design decisions"] = "Decisions", ["決定事項"] = "Decisions", ["决策"] = "Decisions",
        ["risks / trade-offs"] = "Risks", ["risks and dependencies"] = "Risks", ["risk assessment"] = "Risks", ["risk analysis"] = "Risks", ["risks and trade-offs"] = "Risks",
        ["known risks"] = "Risks", ["risk analysis and mitigation"] = "Risks", ["リスク"] = "Risks", ["风险"] = "Risks",
        ["edge cases and error handling"] = "Edge cases", ["corner cases"] = "Edge cases", ["エッジケース"] = "Edge cases",
        ["what we are not doing"] = "Out of scope", ["not doing"] = "Out of scope", ["exclusions"] = "Out of scope", ["outside scope"] = "Out of scope", ["対象外"] = "Out of scope",
        ["stop condition"] = "Stop if", ["stop conditions"] = "Stop if", ["abort criteria"] = "Stop if",
        ["acceptance criteria"] = "Done when", ["success criteria"] = "Done when", ["exit criteria"] = "Done when", ["acceptance"] = "Done when",
        ["validation and acceptance"] = "Done when", ["verification contract"] = "Done when", ["完了条件"] = "Done when", ["验收标准"] = "Done when", ["受け入れ基準"] = "Done when",
    };

    public static bool IsSteps(string title) => Steps.Contains(Name(title));

    public static bool IsCriteria(string title) => Criteria.Contains(Name(title));

    public static bool IsRecord(string title) => Records.Contains(Name(title));

    public static bool IsSchedule(string title) => Name(title) is var name && (Schedules.Contains(name) || name.Contains("timeline", StringComparison.Ordinal) || name.StartsWith("research insights", StringComparison.Ordinal));

    public static bool IsNoWork(string title) => Name(title) is var name && (NoWork.Contains(name) || Criteria.Contains(name) || Reading.PlanHeadings.PartOf(title) is not (null or Reading.PlanPart.Phases));

    // The part of our plan that a section with another name is; null for one that has our name already, or is none.
    public static string? PartOf(string title) =>
        Reading.PlanHeadings.PartOf(title) is null && Parts.TryGetValue(Name(title), out var part) ? part : null;

    private static string Name(string title) => HeadingName.Of(title);

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.Ordinal);
}
