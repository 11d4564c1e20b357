using System.Text.RegularExpressions;

namespace Foreplan.Triage.Rules;

/// <summary>Plan: a feature with several components.</summary>
internal sealed class ComponentsRule : ITriageRule
{
    private static readonly Pattern Feature = Pattern.Of(@"^(?:add|build|implement|create|introduce|support|set ?up|setup|enable|develop|make|integrate|provide|let|allow|design|write|adopt|switch(?: to)?|move to|port|put|wire(?: up)?)\b(?:\s+\S+){0,8}?\s+(?<what>(?:rate[- ]limit\w*|throttl\w*|cach(?:e|ing)|pagination|(?:full[- ]text |fuzzy )?search\w*|filter(?:s|ing)|sort(?:ing)|notifications?|e-?mails?|sms|push|web ?hooks?|websockets?|(?:file |image |video |avatar )?uploads?|downloads?|imports?|exports?|importer|exporter|i18n|l10n|internationali[sz]ation|locali[sz]ation|translations?|multi[- ]?lingual|dark mode|theming|themes?|offline|sync\w*|real[- ]?time|live (?:updates?|reload|preview)|multi[- ]\w+|plug-?ins?|extensions?|feature flags?|retries|retry (?:logic|policy)|versioning|undo|redo|history|audit|logging|monitoring|metrics|telemetry|observability|tracing|alerts?|alerting|health ?checks?|background (?:jobs?|workers?|tasks?)|queues?|workers?|scheduler|cron|admin (?:panel|area|page|ui)|dashboards?|onboarding|wizards?|editor|chat|comments|likes|follow(?:ers|ing)?|subscriptions?|analytics|report(?:s|ing)|recommendations?|integrations?|pipelines?|workflows?|services?|modules?|systems?|engines?|frameworks?|daemon|server|client|sdk|cli|app(?:lication)?|bot|crawler|scraper|parser|compiler|interpreter|game|calendar|inbox|cart|checkout|shop|invoices?|geo\w*|maps?|pwa|docker\w*|kubernetes|ci(?:/cd)?|deployment|terraform|e2e tests|test suite|middleware|features?|components|layer|proxy|gateway|streaming|autosave|drafts?|tags|tagging|roles|teams|organi[sz]ations?|workspaces?|tenants?))\b");

    private static readonly Pattern Listed = Pattern.Of(@"\b[\w-]+(?: [\w-]+){0,3}, (?:[\w-]+(?: [\w-]+){0,3}, )*(?:and |or )?[\w-]+(?: [\w-]+){0,3},? (?:and|or) [\w-]+|\b[\w-]+(?: [\w-]+){0,3}(?:, [\w-]+(?: [\w-]+){0,3}){2,}");

    public IEnumerable<TriageReason> Find(TriageSubject subject)
    {
        var task = subject.Task;
        if (task.Parts.Select(part => Feature.Match(part)).FirstOrDefault(match => match.Success) is { } feature)
        {
            yield return new("components", TriageLevel.Plan, $"A feature with several components: \"{Shown.Short(feature.Groups["what"].Value)}\".");
        }
        else if (task.Parts.Select(part => Listed.Match(part)).FirstOrDefault(match => match.Success) is { } listed)
        {
            yield return new("components", TriageLevel.Plan, $"Several things are wanted: \"{Shown.Short(listed.Value)}\".");
        }

        if (task.Reach is { } reach)
        {
            yield return new("components", TriageLevel.Plan, $"It reaches far: \"{reach}\".");
        }

        if (subject.Tasks is { Count: > 1 } tasks)
        {
            yield return new("components", TriageLevel.Plan, $"It holds {tasks.Count} tasks: {string.Join("; ", tasks.Take(3).Select(Shown.Short))}.");
        }
    }
}
