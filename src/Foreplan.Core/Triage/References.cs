using System.Text.RegularExpressions;
using Foreplan.Checks;
using Foreplan.Facts;

namespace Foreplan.Triage;

/// <summary>Who refers to a file: by an import that names it, or, where types need no import, by its name.</summary>
/// <param name="tree">The repository's files.</param>
internal sealed partial class References(ITree tree)
{
    private const int MostFiles = 4_000;
    private readonly KnownFiles files = new(tree);
    private List<string>? sources;

    private IReadOnlyList<string> Sources => sources ??=
        [.. files.Own.Where(path => Languages.Of(path) is not (null or "Markdown" or "HTML" or "CSS")).Take(MostFiles)];

    /// <summary>The files, tests left out, that refer to a file.</summary>
    public IReadOnlyList<string> To(string path)
    {
        var name = NameOf(path);
        var byType = Languages.Of(path) is "C#" or "Java" or "Kotlin" or "Swift" or "Go" or "Scala" or "Dart";
        return [.. Sources.Where(other => other != path && !TestCode.IsTestFile(other) && files.Text(other) is { } text && text.Contains(name, StringComparison.Ordinal) && (byType ? HasWord(text, name) : Imports(text, name)))];
    }

    /// <summary>The files, tests left out, in which an identifier stands.</summary>
    public IReadOnlyList<string> Holding(string identifier) =>
        [.. Sources.Where(path => !TestCode.IsTestFile(path) && files.Text(path) is { } text && HasWord(text, identifier))];

    /// <summary>The source files that a task names: by path, by an ending of it, or in words (<c>session store</c> for <c>SessionStore.cs</c>).</summary>
    public IReadOnlyList<string> Named(string task)
    {
        var words = $" {string.Join(' ', Word().Matches(task).Select(match => match.Value.ToLowerInvariant()))} ";
        var paths = PathLike().Matches(task).Select(match => match.Value.TrimEnd('.', '/')).ToList();
        return [.. Sources.Where(path => !TestCode.IsTestFile(path) && (paths.Exists(named => IsNamed(path, named)) || IsNamedInWords(path, words)))];
    }

    /// <summary>Files of any kind that a task names by path, folders with all that is in them.</summary>
    public IReadOnlyList<string> Paths(string task)
    {
        var named = PathLike().Matches(task).Select(match => match.Value.TrimEnd('.', '/')).ToList();
        return [.. files.Paths.Where(path => named.Exists(name => IsNamed(path, name) || (name.Contains('/', StringComparison.Ordinal) && path.StartsWith(name + "/", StringComparison.Ordinal))))];
    }

    public int LinesOf(string path) => files.Text(path)?.AsSpan().Count('\n') ?? 0;

    private static bool IsNamed(string path, string named) =>
        path == named || (named.Contains('.', StringComparison.Ordinal) && path.EndsWith("/" + named, StringComparison.Ordinal));

    private static bool IsNamedInWords(string path, string words)
    {
        var stem = NameOf(path);
        var parts = Parts().Matches(stem).Select(match => match.Value.ToLowerInvariant()).ToList();
        return stem.Length >= 4 && parts.Count > 0 && (parts.Count > 1 || words.Contains($" {parts[0]} module ", StringComparison.Ordinal) || words.Contains($" {parts[0]} class ", StringComparison.Ordinal) || words.Contains($" {stem.ToLowerInvariant()} service ", StringComparison.Ordinal))
            && words.Contains($" {string.Join(' ', parts)} ", StringComparison.Ordinal);
    }

    // An index is known by its folder.
    private static string NameOf(string path)
    {
        var name = KnownFiles.NameOf(path);
        var stem = name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? name[..dot] : name;
        return stem is "index" or "mod" or "__init__" or "main" && KnownFiles.FolderOf(path) is { Length: > 0 } folder ? KnownFiles.NameOf(folder) : stem;
    }

    private static bool Imports(string text, string name) =>
        text.Split('\n').Any(line => line.Contains(name, StringComparison.Ordinal) && Import().IsMatch(line) && HasWord(line, name));

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsPart(text[at - 1])) && (at + word.Length == text.Length || !IsPart(text[at + word.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPart(char letter) => char.IsLetterOrDigit(letter) || letter == '_';

    [GeneratedRegex(@"\b(?:import|from|require|require_once|require_relative|include|include_once|use|mod|source|load|export)\b")]
    private static partial Regex Import();

    [GeneratedRegex(@"[\w@.-]+(?:/[\w@.*\[\]-]+)+/?|[\w-]+(?:\.[\w-]+)*\.[A-Za-z]\w{0,9}\b")]
    private static partial Regex PathLike();

    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")]
    private static partial Regex Parts();
}
