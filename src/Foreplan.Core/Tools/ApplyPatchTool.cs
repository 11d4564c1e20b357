using System.Text;
using Foreplan.Checks;
using Foreplan.Plans;
using Foreplan.Runs;

namespace Foreplan.Tools;

/// <summary><c>apply_patch</c>: changes several files at once, all or none.</summary>
/// <param name="tree">The files as they are.</param>
/// <param name="guard">What may be changed.</param>
public sealed class ApplyPatchTool(ITree tree, ScopeGuard guard) : Tool(
    "apply_patch",
    "Applies a patch to files, all or none. Either `*** Begin Patch`, `*** Update File: p` (or Add File, Delete File; `*** Move to: p`), hunks of `@@` with blank/-/+ lines, `*** End Patch`; or a unified diff. Context must match exactly.",
    """{"type":"object","properties":{"patch":{"type":"string"}},"required":["patch"],"additionalProperties":false}""")
{
    /// <inheritdoc/>
    protected override Task<ToolAnswer> CarryOutAsync(ToolArguments arguments, CancellationToken cancel) =>
        Task.FromResult(Answer(arguments.Text("patch")));

    private ToolAnswer Answer(string patch)
    {
        var (files, fault) = PatchReader.Read(patch);
        if (fault is not null)
        {
            return ToolAnswer.Error(ToolCode.BadArguments, fault);
        }

        var overlay = new OverlayTree(tree);
        var done = new List<string>();
        foreach (var file in files)
        {
            var answer = SecretMark.Refusal(AddedText(file)) ?? Apply(overlay, file);
            if (!answer.IsOk)
            {
                return answer with { Text = $"{RepositoryText.OneLine(file.Path)}: {answer.Text}\nNothing was changed." };
            }

            foreach (var edit in answer.Edits)
            {
                overlay.Set(edit.Path, edit.After);
            }

            done.Add(answer.Text);
        }

        return ToolAnswer.Ok(string.Join('\n', done)) with { Edits = overlay.Edits };
    }

    private ToolAnswer Apply(OverlayTree overlay, PatchFile file) => file.Kind switch
    {
        PatchKind.Add => Add(overlay, file),
        PatchKind.Delete => Delete(overlay, file),
        _ => Update(overlay, file),
    };

    private ToolAnswer Add(OverlayTree overlay, PatchFile file)
    {
        var named = TreeFile.Locate(overlay, file.Path);
        if (named.Refused is { } refused)
        {
            return refused;
        }

        if (overlay.Exists(named.Path))
        {
            return ToolAnswer.Error(ToolCode.BadArguments, "the file is there already: update it instead of adding it");
        }

        if (file.Hunks.Exists(hunk => hunk.Old.Length > 0))
        {
            return ToolAnswer.Error(ToolCode.BadArguments, "a file that is added has lines with `+` only");
        }

        var text = AddedText(file);
        var endless = text.Length > 0 && file.Hunks is [.., { FinalNewLine: false }];
        return WriteFileTool.Create(overlay, guard, named, Encoding.UTF8.GetBytes(endless ? text[..^1] : text));
    }

    private ToolAnswer Delete(OverlayTree overlay, PatchFile file)
    {
        var target = TreeFile.OpenToChange(overlay, guard, file.Path, ChangeKind.Delete);
        return target.Refused ?? ToolAnswer.Ok($"Deleted `{target.Name}`.") with { Edits = [new(target.Path, target.Bytes, null)] };
    }

    private ToolAnswer Update(OverlayTree overlay, PatchFile file)
    {
        var target = TreeFile.OpenToChange(overlay, guard, file.Path, file.MoveTo is null ? ChangeKind.Edit : ChangeKind.Delete);
        if ((target.Refused ?? (file.Hunks.Count > 0 ? target.Unwritable() : null)) is { } refused)
        {
            return refused;
        }

        if (file.Hunks.Count == 0 && file.MoveTo is null)
        {
            return ToolAnswer.Error(ToolCode.BadArguments, "the patch has no hunk for it");
        }

        var (raw, code, message) = file.Hunks.Count == 0 ? (target.Source.Raw, ToolCode.Ok, "") : PatchPlacement.Apply(
            target.Source.Raw, file.Hunks, old => EditFileTool.Shown(target, target.Source.Text, old));
        if (raw is null)
        {
            return ToolAnswer.Error(code, message);
        }

        var after = target.Source.EncodeRaw(raw);
        if (file.MoveTo is not { } to)
        {
            return ToolAnswer.Ok($"Edited `{target.Name}`, {file.Hunks.Count} hunks.") with { Edits = [new(target.Path, target.Bytes, after)] };
        }

        var named = TreeFile.Locate(overlay, to);
        var created = named.Refused
            ?? (overlay.Exists(named.Path) ? ToolAnswer.Error(ToolCode.BadArguments, $"`{named.Name}` is there already") : WriteFileTool.Create(overlay, guard, named, after, target.Path));
        return created.IsOk
            ? ToolAnswer.Ok($"Moved `{target.Name}` to `{named.Name}`.") with { Edits = [new(target.Path, target.Bytes, null), .. created.Edits] }
            : created;
    }

    private static string AddedText(PatchFile file) =>
        string.Concat(file.Hunks.SelectMany(hunk => hunk.Lines).Where(line => line.Sign == '+').Select(line => line.Text + "\n"));
}
