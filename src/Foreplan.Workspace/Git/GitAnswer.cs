using System.Text;

namespace Foreplan.Workspace.Git;

internal sealed record GitAnswer
{
    public required int ExitCode { get; init; }

    public required byte[] Output { get; init; }

    public required string Error { get; init; }

    public bool Cut { get; init; }

    public bool IsOk => ExitCode == 0;

    public string Line => Encoding.UTF8.GetString(Output).TrimEnd('\n', '\r');

    /// <summary>What stands between NULs. A name that is not UTF-8 keeps a replacement character and so equals no path anyone can ask for.</summary>
    public IReadOnlyList<string> Fields =>
        Output.Length == 0 ? [] : Encoding.UTF8.GetString(Output).TrimEnd('\0').Split('\0');
}
