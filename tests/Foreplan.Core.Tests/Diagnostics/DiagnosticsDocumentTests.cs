using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Foreplan.Checks;

namespace Foreplan.Diagnostics;

/// <summary><c>docs/diagnostics.md</c> is written from <see cref="Problems"/>; <c>FOREPLAN_ACCEPT=1</c> writes it anew.</summary>
public sealed partial class DiagnosticsDocumentTests
{
    private const string Head = """
        # Diagnostics

        Every diagnostic has an id that is never reused, a severity, a message, a place and what to do next. PL0xx: the text could not be read. PL1xx: something is missing
        or vague. PL2xx: not true of the repository. PL3xx: requirements not covered. PL4xx: structure. PL5xx: approval, lock, drift. PL6xx: money. PL7xx: the run.

        An error keeps a plan from being submitted and locked; a warning and a note stop nothing. `checks` in `foreplan.json` turns a rule of `check` off or gives it another severity,
        such as `{ "checks": { "PL141": "off", "PL303": "error" } }`. Words in capitals and numbers stand for what is found.

        In the plan's text, `<!-- foreplan: allow PL144 because REASON -->` lets a finding pass: behind text it is about that line, on a line of its own about what follows up to the
        next heading, before the first section about the whole plan. It needs a reason, is shown to whoever approves the plan (PL162), and does not work for what protects the reader:
        hidden characters, secrets, text for models, commands that reach outside.

        This file is written by a test from the messages themselves; each example of its second table is a test.


        """;

    [Fact]
    public void The_document_has_every_diagnostic_with_its_severity_message_and_fix()
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n")).Append("| id | severity | message | what to do |\n|---|---|---|---|\n");
        foreach (var row in All().OrderBy(diagnostic => diagnostic.Id, StringComparer.Ordinal).DistinctBy(diagnostic => diagnostic.Id))
        {
            text.Append($"| {row.Id} | {row.Severity.ToString().ToLowerInvariant()} | {Cell(row.Message)} | {Cell(row.Fix ?? "")} |\n");
        }

        text.Append("\n## Examples\n\nEach is a change of one good plan: the rule finds the one and leaves the other alone.\n\n| id | why | found | left alone |\n|---|---|---|---|\n");
        foreach (var example in RuleExamples.All.OrderBy(example => example.Id, StringComparer.Ordinal))
        {
            text.Append($"| {example.Id} | {Cell(example.Why)} | {Code(example.Found)} | {Code(example.Left)} |\n");
        }

        Golden.Equal(Path.Combine("..", "..", "docs", "diagnostics.md"), text.ToString());
    }

    [Fact]
    public void No_id_is_used_for_two_things()
    {
        var twice = All().GroupBy(diagnostic => diagnostic.Id).Where(group => group.Skip(1).Any()).Select(group => group.Key);
        Assert.Equal([], twice);
    }

    [Fact]
    public void The_rules_that_can_be_weighed_are_those_of_check() =>
        Assert.Equal(All().Select(diagnostic => diagnostic.Id).Where(id => id[2] < '5').Concat(["PL530", "PL531", "PL536", "PL537", "PL539", "PL544"]).Distinct().Order(StringComparer.Ordinal), RuleIds.All.Order(StringComparer.Ordinal));

    [Fact]
    public void Ids_have_three_digits_of_a_known_range() => Assert.All(All(), diagnostic => Assert.Matches("^PL[0-7][0-9]{2}$", diagnostic.Id));

    private static IEnumerable<Diagnostic> All() => typeof(Problems)
        .GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Where(method => method.ReturnType == typeof(Diagnostic) && !method.IsPrivate)
        .Select(method => Assert.IsType<Diagnostic>(method.Invoke(null, [.. method.GetParameters().Select(parameter => Sample(parameter.ParameterType, parameter.Name ?? ""))])));

    private static object? Sample(Type type, string name) =>
        type == typeof(string) ? Capital().Replace(name, "_$0").ToUpperInvariant()
        : type == typeof(int) ? 1
        : type == typeof(decimal) ? 1m
        : type.IsAssignableTo(typeof(IEnumerable)) ? Collection(type, name)
        : type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type)
        : null;

    private static Array Collection(Type type, string name)
    {
        var element = type.GetElementType() ?? type.GetGenericArguments()[0];
        // No nearest names: the message's own advice is shown.
        var values = name == "nearest" ? [] : new[] { Sample(element, name) };
        var array = Array.CreateInstance(element, values.Length);
        Array.Copy(values, array, values.Length);
        return array;
    }

    private static string Code(string text)
    {
        var line = text.Trim().Length == 0 ? "(taken out)" : text.Trim().Replace("\n", " ⏎ ", StringComparison.Ordinal);
        // What a person does not see is named.
        line = string.Concat(line.Select(c => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format ? $"[U+{(int)c:X4}]" : $"{c}"));
        line = line.Length <= 200 ? line : line[..200] + " …";
        return $"<code>{Cell(line.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("`", "&#96;", StringComparison.Ordinal).Replace("*", "&#42;", StringComparison.Ordinal).Replace("_", "&#95;", StringComparison.Ordinal))}</code>";
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
