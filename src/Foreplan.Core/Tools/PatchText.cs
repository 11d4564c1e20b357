namespace Foreplan.Tools;

/// <summary>Applies a patch of one file to its text.</summary>
internal static class PatchText
{
    /// <summary>The text afterwards, or why the patch does not fit.</summary>
    public static (string? Text, string? Why) Apply(string text, string patch)
    {
        var (files, fault) = PatchReader.Read(patch);
        if (fault is not null)
        {
            return (null, fault);
        }

        if (files.Count != 1 || files[0].Kind != PatchKind.Update)
        {
            return (null, "The patch must update one file, plan.md, and nothing else.");
        }

        var (raw, _, message) = PatchPlacement.Apply(text, files[0].Hunks, _ => "");
        return raw is null ? (null, message) : (raw, null);
    }
}
