using System.Text;

namespace Foreplan.Workspace.Git;

internal static class NulList
{
    public static byte[] Of(IEnumerable<string> entries) =>
        Encoding.UTF8.GetBytes(string.Concat(entries.Select(entry => entry + "\0")));
}
