namespace Foreplan.Plans.Reading;

internal enum PlanPart
{
    Overview,
    Context,
    Questions,
    Decisions,
    Phases,
    EdgeCases,
    Risks,
    OutOfScope,
    StopIf,
    DoneWhen,
}
