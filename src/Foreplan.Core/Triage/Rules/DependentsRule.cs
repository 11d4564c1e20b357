using System.Text.RegularExpressions;

namespace Foreplan.Triage.Rules;

/// <summary>Plan: a refactoring of a module that others depend on.</summary>
internal sealed class DependentsRule : ITriageRule
{
    private static readonly Pattern Reworked = Pattern.Of(@"\b(?:refactor\w*|restructur\w*|reorgani[sz]\w*|rewrit\w*|rework\w*|moderni[sz]\w*|decoupl\w*|consolidat\w*|modulari[sz]\w*|split|extract|overhaul|redesign\w*|clean ?up|replace|move|port|convert|merge|rename|abstract|generali[sz]e|change|migrat\w*)\b");

    private static readonly Pattern Module = Pattern.Of(@"\b(?:refactor\w*|restructur\w*|reorgani[sz]\w*|rewrit\w*|rework\w*|moderni[sz]\w*|decoupl\w*|consolidat\w*|modulari[sz]\w*|overhaul|split(?:ting)?|extract|port|convert|migrat\w*|merge)\b(?:\s+\S+){0,6}?\s+(?:modules?|services?|packages?|librar(?:y|ies)|layers?|classes|class|components?|code ?base|system|subsystem|core|engine|store|client|middleware|controllers?|repositor(?:y|ies)|monolith|backend|frontend|god (?:class|object)|project|utils|helpers|typescript|javascript|kotlin|swift|rust|go|python ?3|async\w*|hooks|\S+\.\w{1,4})\b");

    private const int LargeEdit = 10;

    public IEnumerable<TriageReason> Find(TriageSubject subject)
    {
        if (subject.References is not { } references)
        {
            return Words(subject);
        }

        var files = subject.IsDone
            ? subject.Changes.Where(change => change.Status is not 'A' && change.Lines >= LargeEdit && !FileKinds.IsTest(change.Path)).Select(change => change.Path)
            : Reworked.IsMatch(subject.Task.Code) ? references.Named(subject.Task.Code) : [];
        var found = files.Select(file => (File: file, Dependents: references.To(file))).Where(pair => pair.Dependents.Count > 0)
            .OrderByDescending(pair => pair.Dependents.Count).ToList();
        if (subject.IsDone)
        {
            found.RemoveAll(pair => pair.Dependents.Count < 2);
        }

        return found.Count == 0
            ? Words(subject)
            : [new("dependents", TriageLevel.Plan, $"{found[0].File} is what {(found[0].Dependents.Count == 1 ? "another file depends" : $"{found[0].Dependents.Count} other files depend")} on: {Shown.Names(found[0].Dependents)}.")];
    }

    private static IEnumerable<TriageReason> Words(TriageSubject subject)
    {
        if (Module.Match(subject.Task.Code) is { Success: true } match)
        {
            yield return new("dependents", TriageLevel.Plan, $"A refactoring of what others depend on: \"{Shown.Short(match.Value)}\".");
        }
    }
}
