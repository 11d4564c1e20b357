using Foreplan.Diagnostics;

namespace Foreplan.Checks.Commands;

internal sealed class FolderCheck : ICommandCheck
{
    public Diagnostic? Check(GateInPlace gate) =>
        gate.Gate.Folder.Length == 0 ? null
        : GateInPlace.Resolve("", gate.Gate.Folder) is not { } folder ? Problems.FolderMissing(gate.Gate.Folder)
        : gate.Files.HasFolder(folder) || GateInPlace.IsInMadeFolder(folder) ? null
        : Problems.FolderMissing(gate.Gate.Folder);
}
