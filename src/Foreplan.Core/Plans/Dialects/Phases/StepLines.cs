using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Plans.Dialects.Finding;
using Foreplan.Plans.Dialects.Lines;

namespace Foreplan.Plans.Dialects.Phases;

// The numbered steps of a phase, made from boxes, numbered lines and small headings.
internal sealed class StepLines(DialectDocument document, DraftPhase phase)
{
    private readonly List<Candidate> candidates = [];
    private DraftLine? head;
    private int count;

    public bool HasSteps => count > 0;

    // A small heading above steps stands between them as a line.
    public void Head(DialectLine heading)
    {
        SpareHead();
        head = FieldLabel.RoleOf(heading.Body) == FieldRole.Steps ? null : new($"**{heading.Body.Trim('*', ' ')}**", document.Number, heading.Number);
    }

    // Without steps below it, it stands above the text.
    public void SpareHead()
    {
        if (head is { } line)
        {
            phase.Intent.AddRange([new(""), line, new("")]);
            head = null;
        }
    }

    public void Add(LineBlock block)
    {
        WriteHead();
        var first = document.Lines[block.Start];
        var box = first.Done is null ? "" : first.Done.Value ? "[x] " : "[ ] ";
        phase.Steps.Add(new($"{++count}. {box}{first.Body}{first.Box?.Remark}", document.Number, first.Number));
        Copy(phase.Steps, block.Start + 1, block.End, first.ContentIndent, Width(count));
        CheckLines.InStep(document, block, phase);
    }

    // Stands in the text until it is known whether the phase has better steps.
    public void Perhaps(LineBlock block)
    {
        SpareHead();
        candidates.Add(new(phase.Intent.Count, block));
        phase.Intent.AddRange(LineCopy.Of(document, block.Start, block.End, 0, 0, document.Lines[block.Start].Indent));
    }

    // Lines without indentation that belong to the step before.
    public void Continue(int start, int end, int cut)
    {
        phase.Steps.Add(new(""));
        Copy(phase.Steps, start, end, cut, Width(count));
    }

    // A paragraph between steps.
    public void Between(int start, int end)
    {
        WriteHead();
        phase.Steps.Add(new(""));
        Copy(phase.Steps, start, end, document.Lines[start].Indent, 0);
        phase.Steps.Add(new(""));
    }

    // A small heading with its text is a step.
    public void Headed(DialectLine heading, int start, int end)
    {
        WriteHead();
        count++;
        var title = document.Files.At(heading.Number - 1) is { } file ? $"{KindWord(file.Kind)} `{file.Path}`" : $"**{StepHeading.Numbered(heading.Body)?.Title ?? heading.Body.Trim('*', ' ')}**";
        phase.Steps.Add(new($"{count}. {title}", document.Number, heading.Number));
        while (start < end && document.Lines[start].IsBlank)
        {
            start++;
        }

        while (end > start && document.Lines[end - 1].IsBlank)
        {
            end--;
        }

        if (start < end)
        {
            phase.Steps.Add(new(""));
            Copy(phase.Steps, start, end, 0, Width(count));
            phase.Steps.Add(new(""));
        }
    }

    // Without better ones, numbered lines are the steps, else the bullets.
    public void Finish()
    {
        SpareHead();
        var isOrdered = candidates.Exists(one => document.Lines[one.Block.Start].IsOrdered);
        var chosen = count > 0 ? [] : candidates.Where(one => document.Lines[one.Block.Start].IsOrdered == isOrdered).ToList();
        foreach (var (_, block) in chosen)
        {
            Add(block);
        }

        foreach (var (at, block) in chosen.AsEnumerable().Reverse())
        {
            phase.Intent.RemoveRange(at, block.End - block.Start);
        }
    }

    private static string KindWord(string kind) => kind switch { "new" => "Create", "delete" => "Delete", _ => "Modify" };

    private static int Width(int number) => number < 10 ? 3 : number < 100 ? 4 : 5;

    private void WriteHead()
    {
        if (head is { } line)
        {
            phase.Steps.AddRange(phase.Steps.Count > 0 ? [new(""), line, new("")] : [line, new("")]);
            head = null;
        }
    }

    private void Copy(List<DraftLine> into, int start, int end, int cut, int indent)
    {
        var pad = new string(' ', indent);
        into.AddRange(LineCopy.Of(document, start, end, 0, 0, cut).Select(line => line.With(string.IsNullOrWhiteSpace(line.Text) ? "" : pad + Quiet(line))));
    }

    // A heading inside of a step is a line of it.
    private string Quiet(DraftLine line) => document.Lines[line.Line - 1].Kind == LineKind.Heading ? $"**{line.Text.TrimStart('#').Trim()}**" : line.Text;

    private sealed record Candidate(int At, LineBlock Block);
}
