namespace Foreplan.Triage;

internal interface ITriageRule
{
    IEnumerable<TriageReason> Find(TriageSubject subject);
}
