using System.Text;
using Foreplan.Runs;

namespace Foreplan.Workspace.Git;

/// <summary>What differs between two trees or commits. Asked without a working tree: an attribute there could call a source file binary and hide it from a review.</summary>
internal static class Differences
{
    private static readonly string[] Plainly =
        ["-r", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color", "--ignore-submodules=none", "--end-of-options"];

    public static IReadOnlyList<ChangedFile> Changes(GitSide shadow, string from, string to)
    {
        var fields = shadow.Run(["diff-tree", "-z", "--name-status", .. Plainly, ObjectName.Checked(from), ObjectName.Checked(to)]).Fields;
        return [.. Enumerable.Range(0, fields.Count / 2).Select(i => new ChangedFile(fields[(2 * i) + 1], fields[2 * i][0]))];
    }

    public static string Diff(GitSide shadow, string from, string to, int maxBytes)
    {
        var call = (shadow with { Settings = ["attr.tree=none"] })
            .Call(["diff-tree", "-p", .. Plainly, ObjectName.Checked(from), ObjectName.Checked(to)]) with { MaxOutput = maxBytes };
        var answer = shadow.Program.Run(call);
        if (!answer.IsOk)
        {
            throw GitProgram.Failed(call, answer);
        }

        var text = Encoding.UTF8.GetString(answer.Output);
        return answer.Cut
            ? $"{text[..(text.LastIndexOf('\n') + 1)]}[The diff goes on: it was cut at {maxBytes} bytes.]\n"
            : text;
    }
}
