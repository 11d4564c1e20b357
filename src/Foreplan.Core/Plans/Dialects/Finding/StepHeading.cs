using System.Text.RegularExpressions;

namespace Foreplan.Plans.Dialects.Finding;

// `Phase 2: Title`, `Task 1.2 — Title`, `Step 3`, `U1. Title`, `フェーズ 1`, `第一阶段`.
internal sealed partial record StepHeading(string Word, string Label, string Title)
{
    private const string Digits = "一二三四五六七八九十";

    public static StepHeading? Parse(string title)
    {
        if (Named().Match(title) is { Success: true } named)
        {
            return new(Canonical(named.Groups["word"].Value), LabelOf(named.Groups["id"].Value), Rest(named, title));
        }

        if (title.Contains('第', StringComparison.Ordinal) && Counted().Match(title) is { Success: true } counted)
        {
            return new("Phase", LabelOf(counted.Groups["id"].Value), Rest(counted, title));
        }

        return title.AsSpan().ContainsAnyInRange('0', '9') && Lettered().Match(title) is { Success: true } lettered
            ? new(lettered.Groups["word"].Value switch { "U" => "Unit", "T" => "Task", "M" => "Milestone", "S" => "Step", _ => "Phase" }, LabelOf(lettered.Groups["id"].Value), $"{Rest(lettered, title)} ({lettered.Groups["word"].Value}{lettered.Groups["id"].Value})".TrimStart())
            : null;
    }

    // `1. Title`, `1.2 Title`, `3) Title`.
    public static StepHeading? Numbered(string title) =>
        title.AsSpan().ContainsAnyInRange('0', '9') && Number().Match(title) is { Success: true } match ? new("", match.Groups["id"].Value, match.Groups["title"].Value.Trim()) : null;

    private static string Rest(Match match, string title) => title[(match.Index + match.Length)..].Trim();

    private static string LabelOf(string id) =>
        id.Length == 1 && Digits.IndexOf(id[0], StringComparison.Ordinal) is >= 0 and var digit ? $"{digit + 1}" : id.TrimStart('0') is { Length: > 0 } cut && char.IsAsciiDigit(cut[0]) ? cut : id.Trim('0').Length == 0 ? "0" : id;

    private static string Canonical(string word) => word.ToLowerInvariant() switch
    {
        "phase" or "fase" or "фаза" or "этап" or "フェーズ" or "阶段" or "階段" or "단계" or "étape" or "etapa" => "Phase",
        "task" or "tarea" or "tâche" or "aufgabe" or "задача" or "タスク" or "任务" or "任務" or "작업" => "Task",
        "step" or "schritt" or "paso" or "шаг" or "ステップ" or "步骤" or "步驟" => "Step",
        "implementation unit" or "unit" or "work unit" => "Unit",
        "milestone" or "meilenstein" or "マイルストーン" or "里程碑" => "Milestone",
        var other => char.ToUpperInvariant(other[0]) + other[1..],
    };

    [GeneratedRegex(@"^[^\p{L}\p{N}]*(?<word>phase|task|step|milestone|stage|implementation unit|work unit|unit|chunk|part|iteration|sprint|batch|wave|slice|increment|workstream|deliverable|fase|étape|etapa|schritt|aufgabe|paso|tarea|tâche|meilenstein|фаза|шаг|этап|задача|フェーズ|ステップ|タスク|マイルストーン|阶段|步骤|任务|階段|步驟|任務|里程碑|단계|작업)\s*[#№-]?\s*(?<id>[0-9]{1,6}(?:\.[0-9]{1,4})*[a-z]?|(?<=[\s#-])(?-i:[A-Z]|[IVX]{2,5})|[一二三四五六七八九十])(?![\p{L}\p{N}]|\.[\p{L}\p{N}])(?:\s*[:.)：、—–]+|\s+-+(?=\s))?", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"^[^\p{L}\p{N}]*第\s*(?<id>[0-9]{1,4}|[一二三四五六七八九十])\s*(?:阶段|階段|步|フェーズ|段階|部分)(?:\s*[:.：、—–-])?")]
    private static partial Regex Counted();

    [GeneratedRegex(@"^[^\p{L}\p{N}]*(?<word>[UTMSP])-?(?<id>[0-9]{1,4})(?:\s*[:.)—–]|\s+-)(?=\s|$)")]
    private static partial Regex Lettered();

    [GeneratedRegex(@"^[^\p{L}\p{N}#]*(?<id>[0-9]{1,4}(?:\.[0-9]{1,4})+|[0-9]{1,4}(?=[.)]))[.)]?\s+(?<title>\S.*)$")]
    private static partial Regex Number();
}
