using Foreplan.Diagnostics;

namespace Foreplan.Checks.Commands;

internal interface ICommandCheck
{
    Diagnostic? Check(GateInPlace gate);
}
