using System.Text.RegularExpressions;
using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Plans.Dialects.Lines;

namespace Foreplan.Plans.Dialects.Phases;

// What a phase says shows that it is done: commands become gates, sentences are for a person.
internal static partial class CheckLines
{
    public static void Item(DialectDocument document, LineBlock block, DraftPhase phase, bool isManual)
    {
        var line = document.Lines[block.Start];
        var (gates, isWhole) = isManual ? ([], false) : GateText.All(line.Body);
        Add(document, line, gates, phase);
        if (isWhole && block.End - block.Start == 1)
        {
            return;
        }

        phase.HandChecks.Add(new($"- {(line.Done is null ? "" : line.Done.Value ? "[x] " : "[ ] ")}{line.Body}{line.Box?.Remark}", document.Number, line.Number));
        phase.HandChecks.AddRange(LineCopy.Of(document, block.Start + 1, block.End, 0, 0, line.ContentIndent).Select(below => below.With(below.Text.Length == 0 ? "" : "  " + below.Text)));
    }

    // True when the label's own line found its place.
    public static bool Labelled(DialectDocument document, LineBlock block, DraftPhase phase, FieldLabel label, bool isItem)
    {
        if (isItem && block.End - block.Start > 1)
        {
            foreach (var inner in LineBlock.Split(document.Lines, block.Start + 1, block.End).Where(inner => inner.Kind == LineKind.Item))
            {
                Item(document, inner, phase, label.Role == FieldRole.HandChecks);
            }

            return LineBlock.Split(document.Lines, block.Start + 1, block.End).TrueForAll(inner => inner.Kind == LineKind.Item) && label.Value.Length == 0;
        }

        if (label.Value.Length == 0)
        {
            return block.End - block.Start == 1;
        }

        var line = document.Lines[block.Start];
        var text = string.Join(' ', document.Lines[(block.Start + 1)..block.End].Select(inner => inner.Body).Prepend(label.Value));
        var (gates, isWhole) = label.Role == FieldRole.HandChecks ? ([], false) : GateText.All(text);
        Add(document, line, gates, phase);

        if (!isWhole)
        {
            phase.HandChecks.Add(new($"- {label.Name}: {text}", document.Number, line.Number));
        }

        return true;
    }

    // Each line of a fence of shell commands.
    public static bool Fence(DialectDocument document, LineBlock block, DraftPhase phase)
    {
        var language = document.Lines[block.Start].Body.TrimStart('`', '~').Trim().ToLowerInvariant();
        if (language is not ("" or "bash" or "sh" or "shell" or "console" or "zsh"))
        {
            return false;
        }

        var isWhole = true;
        List<DraftLine> gates = [];
        foreach (var line in document.Lines[(block.Start + 1)..block.End].Where(line => line.Kind == LineKind.Code && line.Body.Length > 0))
        {
            var command = line.Body.StartsWith("$ ", StringComparison.Ordinal) ? line.Body[2..] : line.Body;
            var remark = command.IndexOf("  #", StringComparison.Ordinal);
            var plain = remark > 0 ? command[..remark].TrimEnd() : command;
            var isCheck = line.Indent == document.Lines[block.Start].Indent && CommandText.IsCheck(plain) && !plain.EndsWith('\\');
            isWhole &= isCheck && remark <= 0;
            if (isCheck)
            {
                gates.Add(new($"- {GateText.Line("", plain, "")}", document.Number, line.Number));
            }
        }

        gates.ForEach(gate => Add(phase, gate));
        return isWhole && gates.Count > 0;
    }

    // `Run: cmd` with `Expected: PASS` below, as in steps written test first.
    public static void Runs(DialectDocument document, LineBlock block, DraftPhase phase)
    {
        for (var i = block.Start; i < block.End; i++)
        {
            if (document.Lines[i] is { IsCode: true } or { Body: not ['R' or 'r' or '*', ..] } || Run().Match(document.Lines[i].Body) is not { Success: true } run)
            {
                continue;
            }

            var (command, next) = run.Groups[1].Success ? (run.Groups[1].Value, i + 1) : Fenced(document, i + 1);
            if (command is not null && CommandText.IsCheck(command) && !IsToFail(document, next))
            {
                Add(phase, new($"- {GateText.Line("", command, "")}", document.Number, document.Lines[i].Number));
            }
        }
    }

    // `Run `npm test`` as a step checks the phase.
    public static void InStep(DialectDocument document, LineBlock block, DraftPhase phase)
    {
        for (var i = block.Start; i < block.End; i++)
        {
            var line = document.Lines[i];
            if (line.IsItem && line.Body.Length < 500 && line.Body.Contains('`', StringComparison.Ordinal) && RunStep().Match(line.Body) is { Success: true } run && CommandText.IsCheck(run.Groups[1].Value) && !Fails().IsMatch(line.Body))
            {
                Add(phase, new($"- {GateText.Line("", run.Groups[1].Value, "")}", document.Number, line.Number));
            }
        }

        Runs(document, block, phase);
    }

    public static void Add(DraftPhase phase, DraftLine gate)
    {
        if (!phase.Gates.Exists(other => other.Text == gate.Text))
        {
            phase.Gates.Add(gate);
        }
    }

    private static void Add(DialectDocument document, DialectLine line, IReadOnlyList<string> gates, DraftPhase phase)
    {
        foreach (var gate in gates)
        {
            Add(phase, new($"- {gate}", document.Number, line.Number));
        }
    }

    private static (string? Command, int Next) Fenced(DialectDocument document, int at)
    {
        while (at < document.Lines.Length && document.Lines[at].IsBlank)
        {
            at++;
        }

        if (at + 2 < document.Lines.Length && document.Lines[at].Kind == LineKind.Fence && document.Lines[at + 1].Kind == LineKind.Code && document.Lines[at + 2].Kind == LineKind.Fence)
        {
            return (document.Lines[at + 1].Body, at + 3);
        }

        return (null, at);
    }

    private static bool IsToFail(DialectDocument document, int at)
    {
        for (var i = at; i < Math.Min(at + 4, document.Lines.Length); i++)
        {
            if (document.Lines[i].Body.StartsWith("Expected", StringComparison.OrdinalIgnoreCase) || document.Lines[i].Body.StartsWith("**Expected", StringComparison.OrdinalIgnoreCase))
            {
                return Fails().IsMatch(document.Lines[i].Body);
            }
        }

        return false;
    }

    [GeneratedRegex(@"^(?:\*\*)?Run(?: again| tests?)?(?:\*\*)?:?(?:\*\*)?\s*(?:`([^`]+)`.*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Run();

    [GeneratedRegex(@"^(?:T?\d[\d.a-z]*\s+)?(?:\[\w+\]\s+)*(?:\*\*)?(?:run|re-run|execute|verify(?: with| that)?|confirm|check|ensure)(?:\*\*)?:?\s+`([^`]+)`", RegexOptions.IgnoreCase)]
    private static partial Regex RunStep();

    [GeneratedRegex(@"(?<!\b(?:0|no|zero|without(?: any)?|not)\s+(?:\w+\s+)?)\b(?:fail(?:s|ing|ure|ures|ed)?|errors?|red)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fails();
}
