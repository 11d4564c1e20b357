namespace Foreplan.Plans.Dialects.Phases;

// What a label or a small heading within a phase is about.
internal enum FieldRole
{
    Text,
    Goal,
    Files,
    Read,
    Requirements,
    Depends,
    Complexity,
    Model,
    Status,
    Steps,
    Checks,
    HandChecks,
}
