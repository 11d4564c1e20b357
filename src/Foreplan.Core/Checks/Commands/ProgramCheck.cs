using Foreplan.Diagnostics;

namespace Foreplan.Checks.Commands;

internal sealed class ProgramCheck(IProgramLookup? programs) : ICommandCheck
{
    public Diagnostic? Check(GateInPlace gate)
    {
        var words = gate.Gate.Words;
        var at = 0;
        while (at < words.Count)
        {
            if (Judge(gate, words[at], at == 0) is { } problem)
            {
                return problem;
            }

            // What these start is a program too.
            at = words[at] switch
            {
                "env" => Skip(words, at + 1, word => word.StartsWith('-') || IsAssignment(word)),
                "timeout" => Skip(words, at + 1, word => word.StartsWith('-')) + 1,
                "time" or "nice" or "xvfb-run" => Skip(words, at + 1, word => word.StartsWith('-')),
                _ => words.Count,
            };
        }

        return null;
    }

    private Diagnostic? Judge(GateInPlace gate, string program, bool isFirst)
    {
        if (isFirst && IsAssignment(program))
        {
            return Problems.AssignmentIsNoProgram(program);
        }

        if (!program.Contains('/', StringComparison.Ordinal) || program.StartsWith('/'))
        {
            return programs is null || programs.Find(program) is not null ? null
                : IsOfTheRepository(gate, program) ? Problems.ProgramMissing(program) with { Severity = Severity.Warning }
                : Problems.ProgramMissing(program);
        }

        return gate.Resolve(program) is { } path && !gate.Files.Exists(path) && !gate.MayBeMade(path) ? Problems.CommandFileMissing(program, gate.Near(path)) : null;
    }

    // The repository is built with it: what lacks is on this machine, not in the plan.
    private static bool IsOfTheRepository(GateInPlace gate, string program) => program switch
    {
        "pnpm" or "yarn" or "bun" => gate.FindAbove(gate.Gate.Folder, "package.json") is not null,
        "composer" => gate.FindAbove(gate.Gate.Folder, "composer.json") is not null,
        _ => false,
    };

    private static int Skip(IReadOnlyList<string> words, int at, Func<string, bool> leave)
    {
        while (at < words.Count && leave(words[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsAssignment(string word)
    {
        var at = word.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && (char.IsAsciiLetter(word[0]) || word[0] == '_') && word.AsSpan(0, at).ContainsAnyExcept(NameCharacters) is false;
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
}
