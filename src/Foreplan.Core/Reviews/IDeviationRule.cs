namespace Foreplan.Reviews;

internal interface IDeviationRule
{
    IEnumerable<Deviation> Find(PlannedResult result);
}
