using Foreplan.Diagnostics;

namespace Foreplan.Checks.Commands;

/// <summary><c>python -m package.module</c> where the package is the repository's own and the module is not in it.</summary>
internal sealed class PythonModuleCheck : ICommandCheck
{
    public Diagnostic? Check(GateInPlace gate)
    {
        var words = gate.Gate.Words;
        var at = words.ToList().FindIndex(word => word is "python" or "python3");
        if (at < 0 || at + 2 >= words.Count || words[at + 1] != "-m" || !words[at + 2].Contains('.', StringComparison.Ordinal))
        {
            return null;
        }

        var path = words[at + 2].Replace('.', '/');
        var package = path.Split('/')[0];
        foreach (var root in new[] { "", "src/" })
        {
            if (gate.Resolve(root + package) is { } folder && gate.Files.HasFolder(folder) && gate.Resolve(root + path) is { } module)
            {
                return gate.Files.Exists(module + ".py") || gate.Files.Exists(module + "/__main__.py") || gate.Files.Exists(module + "/__init__.py")
                    ? null
                    : Problems.CommandFileMissing(words[at + 2], gate.Near(module + ".py"));
            }
        }

        return null;
    }
}
