using System.Text.RegularExpressions;

namespace Foreplan.Facts;

/// <summary>The names that a source file declares at its top level, by the look of its lines.</summary>
internal static partial class Symbols
{
    private const int Longest = 60;

    public static IEnumerable<string> Of(string path, string text)
    {
        var pattern = Languages.Of(path) switch
        {
            "JavaScript" or "TypeScript" or "Vue" or "Svelte" => Script(),
            "Python" => Python(),
            "C#" or "Java" or "Kotlin" or "Scala" or "Swift" or "Dart" => Types(),
            "Go" => Go(),
            "Rust" => Rust(),
            "Ruby" => Ruby(),
            "PHP" => Php(),
            "Elixir" => Elixir(),
            "SQL" => Sql(),
            "C" or "C++" or "C/C++ header" => C(),
            "Shell" => Shell(),
            _ => null,
        };
        return pattern is null ? [] : pattern.Matches(text).Select(match => match.Groups["list"].Success ? List(match.Groups["list"].Value) : match.Groups["name"].Value)
            .Where(name => name.Length is > 0 and <= Longest);
    }

    private static string List(string names) => string.Join(", ", Word().Matches(names).Select(match => match.Value).Take(8));

    [GeneratedRegex(@"^(?:export\s+)?(?:default\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\*?|class)\s+(?<name>[\w$]+)|^export\s+(?:default\s+)?(?:declare\s+)?(?:const|let|var|interface|type|enum|namespace)\s+(?<name>[\w$]+)|^(?:module\.)?exports\.(?<name>[\w$]+)\s*=|^module\.exports\s*=\s*(?:\{(?<list>[\w$,\s]+)\}|(?<name>[\w$]+)\s*;?$)|^(?:const|let|var)\s+(?<name>[\w$]+)\s*=\s*(?:async\s*)?(?:\([^)\n]*\)|[\w$]+)\s*=>", RegexOptions.Multiline)]
    private static partial Regex Script();

    [GeneratedRegex(@"^(?:async\s+)?(?:def|class)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Python();

    [GeneratedRegex(@"^[ \t]{0,4}(?:(?:public|internal|private|protected|open|data|sealed|abstract|static|partial|final|case|readonly|ref|unsafe|file|fileprivate|@\w+)\s+)*(?:class|interface|record(?:\s+struct|\s+class)?|struct|enum|object|trait|protocol|extension|mixin|typedef|actor)\s+(?<name>\w+)|^(?:suspend\s+)?fun\s+(?:<[^>]+>\s*)?(?<name>[\w.]+)\s*\(", RegexOptions.Multiline)]
    private static partial Regex Types();

    [GeneratedRegex(@"^func\s+(?:\([^)\n]*\)\s*)?(?<name>\w+)|^type\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Go();

    [GeneratedRegex(@"^pub(?:\([^)\n]*\))?\s+(?:async\s+|unsafe\s+|const\s+)*(?:fn|struct|enum|trait|mod|type|static)\s+(?<name>\w+)|^(?:async\s+)?fn\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Rust();

    [GeneratedRegex(@"^\s{0,2}(?:class|module)\s+(?<name>[\w:]+)|^def\s+(?<name>[\w.?!]+)", RegexOptions.Multiline)]
    private static partial Regex Ruby();

    [GeneratedRegex(@"^(?:abstract\s+|final\s+|readonly\s+)*(?:class|interface|trait|enum)\s+(?<name>\w+)|^function\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Php();

    [GeneratedRegex(@"^defmodule\s+(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Elixir();

    [GeneratedRegex(@"^\s*create\s+(?:or\s+replace\s+)?(?:table|view|function|type|index)\s+(?:if\s+not\s+exists\s+)?(?<name>[\w.""]+)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Sql();

    [GeneratedRegex(@"^(?:typedef\s+)?(?:class|struct|enum|union|namespace)\s+(?<name>\w+)|^[A-Za-z_][\w:<>]*[ \t*&]+(?<name>[\w:~]+)\s*\([^;\n]*$", RegexOptions.Multiline)]
    private static partial Regex C();

    [GeneratedRegex(@"^(?:function\s+)?(?<name>[\w-]+)\s*\(\)\s*\{?", RegexOptions.Multiline)]
    private static partial Regex Shell();

    [GeneratedRegex(@"[\w$]+")]
    private static partial Regex Word();
}
