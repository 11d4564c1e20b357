using System.Text;

namespace Foreplan.Workspace.Git;

internal sealed record CommitText(string Tree, string? Parent, string Message)
{
    public static CommitText Parse(byte[] raw)
    {
        var text = Encoding.UTF8.GetString(raw);
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var headers = (end < 0 ? text : text[..end]).Split('\n');
        string? Header(string name) => headers.FirstOrDefault(line => line.StartsWith(name + " ", StringComparison.Ordinal))?[(name.Length + 1)..];
        return new CommitText(Header("tree") ?? "", Header("parent"), end < 0 ? "" : text[(end + 2)..]);
    }
}
