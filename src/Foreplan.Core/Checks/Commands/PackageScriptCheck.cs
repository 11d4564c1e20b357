using Foreplan.Diagnostics;
using Foreplan.Tools;

namespace Foreplan.Checks.Commands;

internal sealed class PackageScriptCheck : ICommandCheck
{
    public Diagnostic? Check(GateInPlace gate)
    {
        if (PackageScript.Of(gate.Command, gate.Gate.Folder) is not { IsCertain: true } wanted || GateInPlace.IsInMadeFolder(wanted.Folder))
        {
            return null;
        }

        if (gate.FindAbove(wanted.Folder, "package.json") is not { } manifest)
        {
            return Problems.ManifestMissing(gate.Command[0], "package.json", wanted.Folder);
        }

        return gate.Text(manifest) is { } json && PackageScript.Read(json) is { } scripts && !scripts.ContainsKey(wanted.Script) && !gate.PlanMayAdd(manifest, wanted.Script)
            ? Problems.ScriptMissing(wanted.Script, manifest, Nearest.Of(wanted.Script, scripts.Keys, 3))
            : null;
    }
}
