using System.Text.RegularExpressions;

namespace Foreplan.Triage.Rules;

/// <summary>Plan: a page with several sections.</summary>
internal sealed class SectionsRule : ITriageRule
{
    private static readonly Pattern Sections = Pattern.Of(@"\b(?:page|screen|dashboard|form|view|site|settings|profile|landing|wizard|modal|dialog|sidebar|layout|panel)\b.*\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|several|multiple|many|different)\s+(?:\w+\s+)?(?:sections|tabs|parts|steps|panels|widgets|cards|forms|areas|columns|charts|tables)\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|several|multiple|multi)[- ](?:section|tab|step|part|panel|page)(?:ed)?\s+(?:\w+\s+)?(?:page|screen|form|wizard|view|dashboard|dialog|settings)\b|\b(?:page|screen|dashboard|landing page|settings)\b[^.]*\bwith\s+(?:a |an |the )?[\w -]+,\s+[\w -]+|^(?:build|create|design|redesign|make|add|rework|revamp|implement)\s+(?:\S+\s+){0,4}?(?:landing page|home ?page|dashboard|settings page|profile page|admin (?:panel|page)|checkout page)\b");

    public IEnumerable<TriageReason> Find(TriageSubject subject)
    {
        if (subject.Task.Parts.Select(part => Sections.Match(part)).FirstOrDefault(match => match.Success) is { } match)
        {
            yield return new("sections", TriageLevel.Plan, $"A page with several sections: \"{Shown.Short(match.Value)}\".");
        }
    }
}
