using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects.Phases;

// `**Files:** value`, `**Files**: value`, `_Requirements: 1.1_`, `Files: value`.
internal sealed partial record FieldLabel(string Name, string Value, FieldRole Role)
{
    private const int LongestName = 72;
    private static readonly Dictionary<string, Meaning> Roles = ByName(
    [
        new(FieldRole.Goal, ["goal", "objective", "purpose", "outcome", "目的", "目标", "ゴール"]),
        new(FieldRole.Files, ["file", "files", "files to modify", "files to create", "files to change", "files to update", "files to edit", "files to delete", "files modified", "files created", "files changed",
            "files touched", "file changes", "file map", "new files", "new file", "modified files", "target files", "affected files", "create", "modify", "location", "boundary", "文件", "ファイル", "対象ファイル", "涉及文件"]),
        new(FieldRole.Read, ["read", "files to read", "read first", "reference files"]),
        new(FieldRole.Requirements, ["requirements", "requirement", "covers", "satisfies", "traceability", "requirements covered", "要件", "需求", "対応要件", "요구사항"]),
        new(FieldRole.Depends, ["depends on", "dependencies", "depends", "dependency", "blocked by", "依存", "依存関係", "依赖"]),
        new(FieldRole.Status, ["status", "ステータス", "状态"]),
        new(FieldRole.Complexity, ["complexity", "estimated complexity"]),
        new(FieldRole.Model, ["model"]),
        new(FieldRole.Steps, ["steps", "implementation steps", "implementation", "approach", "tasks", "changes", "changes required", "required changes", "actions", "what to do", "what to build", "todo", "plan", "work",
            "deliverables", "実装", "步骤", "任务", "タスク", "手順"]),
        new(FieldRole.Checks, ["verify", "verification", "validation", "automated verification", "gate", "gates", "success criteria", "acceptance criteria", "acceptance", "done when", "done criteria", "exit criteria",
            "definition of done", "checkpoint", "independent test", "verification commands", "build verification", "test plan", "testing", "完了条件", "验收标准", "受け入れ基準",
            "vérification", "critères d'acceptation", "verificación", "criterios de aceptación", "verificação", "akzeptanzkriterien", "abnahmekriterien", "verifikation", "проверка", "критерии приёмки", "验证", "検証", "검증", "완료 조건"]),
        new(FieldRole.HandChecks, ["manual verification", "manual testing", "check by hand", "hand checks", "manual qa", "manual checks"]),
    ]);

    // Names that our format reads by itself; text that means something else must not stand under them.
    private static readonly HashSet<string> Ours = new(StringComparer.Ordinal)
    {
        "requirements", "covers", "depends on", "dependencies", "depends", "complexity", "estimated complexity", "files", "files to modify", "files to change", "files to create", "files to delete",
        "new files", "file changes", "read", "files to read", "model", "verify", "verification", "gate", "gates", "automated verification", "check by hand", "manual verification", "hand checks",
        "steps", "implementation steps",
    };

    public static FieldLabel? Parse(string text)
    {
        if (text.Length < 4 || !(text[0] is '*' or '_' || char.IsLetter(text[0])) || text.AsSpan(0, Math.Min(text.Length, LongestName)).IndexOfAny(':', '：') < 0)
        {
            return null;
        }

        var match = Marked().Match(text);
        var isMarked = match.Success;
        match = isMarked ? match : Plain().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var name = HeadingName.Of(match.Groups["name"].Value);
        return isMarked || Roles.ContainsKey(name) ? new(match.Groups["name"].Value.Trim(), match.Groups["value"].Value.Trim(), RoleOf(name)) : null;
    }

    public static FieldRole RoleOf(string name) => Roles.GetValueOrDefault(HeadingName.Of(name))?.Of ?? FieldRole.Text;

    // A line or title that our format would take for a field of its own, under a name that it leaves alone.
    public static string Unread(string name) => Ours.Contains(HeadingName.Of(name)) ? $"{name.TrimEnd(':')} as written" : name;

    [GeneratedRegex(@"^(?:\*\*(?<name>[^*:：`]{1,60}?)(?:\s*[:：]\s*\*\*|\*\*\s*[:：])\s*(?<value>.*)|_(?<name>[^_:：`]{1,40}?)\s*[:：]\s*(?<value>.*?)_(?:\s*\((?:P)\))?|__(?<name>[^_:：`]{1,60}?)(?:\s*[:：]\s*__|__\s*[:：])\s*(?<value>.*))$")]
    private static partial Regex Marked();

    [GeneratedRegex(@"^(?<name>[\p{L}][\p{L} \-]{0,40}?)\s*[:：](?:\s+(?<value>.*)|)$")]
    private static partial Regex Plain();

    private static Dictionary<string, Meaning> ByName(Meaning[] roles)
    {
        Dictionary<string, Meaning> named = new(StringComparer.Ordinal);
        foreach (var role in roles)
        {
            Array.ForEach(role.Names, name => named.Add(name, role));
        }

        return named;
    }

    private sealed record Meaning(FieldRole Of, string[] Names);
}
