using Foreplan.Diagnostics;

namespace Foreplan.Checks;

internal interface IPlanRule
{
    IEnumerable<Diagnostic> Check(CheckContext context);
}
