using Foreplan.Checks.Commands;
using Foreplan.Diagnostics;
using Foreplan.Plans;

namespace Foreplan.Checks.Rules;

/// <summary>Programs, scripts and files that verification commands name must be there when they run.</summary>
internal sealed class CommandRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        if (context.Files is not { } files)
        {
            return [];
        }

        ICommandCheck[] checks =
        [
            new FolderCheck(), new ProgramCheck(context.Programs), new PackageScriptCheck(), new FileArgumentCheck(), new DotnetProjectCheck(), new MakeTargetCheck(), new ManifestCheck(),
            new MemberCheck(), new CargoTargetCheck(), new NamedScriptCheck(), new PythonModuleCheck(), new PythonScriptCheck(),
        ];
        return InPlace(context, files).SelectMany(gate => ShellPieces.Of(gate.Gate).Select(piece => new GateInPlace(piece, gate.Files, gate.Earlier))).SelectMany(gate => Judge(checks, gate)
            .Select(problem => context.At(problem, gate.Gate.Span)));
    }

    // A program that this machine lacks is no reason to keep still about a script that the repository lacks.
    private static IEnumerable<Diagnostic> Judge(ICommandCheck[] checks, GateInPlace gate)
    {
        var found = checks.Select(check => check.Check(gate)).OfType<Diagnostic>();
        return found.FirstOrDefault() is not { } first ? [] : first.Id != "PL220" ? [first] : found.Skip(1).Where(problem => problem.Id == "PL222").Take(1).Prepend(first);
    }

    internal static IEnumerable<GateInPlace> InPlace(CheckContext context, TreeFiles files)
    {
        var all = context.Order.Phases.SelectMany(phase => phase.Gates).Concat(context.Plan.DoneWhen).Where(gate => gate.Words.Count > 0).ToArray();
        var at = 0;
        foreach (var phase in context.Order.Phases.Append(null))
        {
            var after = context.After(files, phase);
            foreach (var gate in (phase is null ? context.Plan.DoneWhen : phase.Gates).Where(gate => gate.Words.Count > 0))
            {
                yield return new(gate, after, new ArraySegment<Gate>(all, 0, at++));
            }
        }
    }
}
