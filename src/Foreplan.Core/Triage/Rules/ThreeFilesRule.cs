using System.Text.RegularExpressions;

namespace Foreplan.Triage.Rules;

/// <summary>Plan: three files or more.</summary>
internal sealed class ThreeFilesRule : ITriageRule
{
    private static readonly Pattern Number = Pattern.Of(@"\b(?:three|four|five|six|seven|eight|nine|ten|[3-9]|\d{2,5}|several|multiple|many|various|dozens of|hundreds of)\s+(?:\w+\s+)?(?:files|modules|components|services|packages|projects|classes|endpoints|pages|screens|repos\w*|handlers|controllers|places|call sites|scripts)\b");

    private static readonly Pattern Paths = Pattern.Of(@"[\w@.-]+(?:/[\w@.-]+)+|\b[\w-]+\.(?:[cm]?[jt]sx?|cs|py|go|rs|rb|php|java|kt|swift|css|scss|html|sql|ya?ml|json)\b");

    private const int Many = 3;

    public IEnumerable<TriageReason> Find(TriageSubject subject)
    {
        if (subject.Files.Count >= Many)
        {
            yield return new("three-files", TriageLevel.Plan, $"{subject.Files.Count} files {(subject.IsDone ? "changed" : "are named")}: {Shown.Names(subject.Files)}.");
        }
        else if (!subject.IsDone && Number.Match(subject.Task.Code) is { Success: true } number)
        {
            yield return new("three-files", TriageLevel.Plan, $"Three files or more: \"{number.Value}\".");
        }
        else if (!subject.IsDone && subject.References is null && Paths.Matches(subject.Task.Code).Select(match => match.Value).Distinct(StringComparer.Ordinal).ToList() is { Count: >= Many } paths)
        {
            yield return new("three-files", TriageLevel.Plan, $"{paths.Count} files are named: {Shown.Names(paths)}.");
        }
    }
}
