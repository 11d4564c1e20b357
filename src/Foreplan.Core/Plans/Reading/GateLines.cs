using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Plans.Reading;

internal static class GateLines
{
    public static IEnumerable<Gate> Of(PhaseField field, ReadingLog log)
    {
        if (field.Value.Length > 0)
        {
            yield return Read(field.Value, field.Span, log);
        }

        foreach (var item in field.Items.Where(item => HtmlComments.Without(item.HeadLine).Length > 0))
        {
            yield return Read(item.HeadLine, item.Span with { Column = item.HeadSpan.Column }, log);
        }

        foreach (var fence in field.Blocks.OfType<OutlineBlock.Fence>().Where(IsShell))
        {
            var lines = fence.Content.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                var line = lines[i].Trim();
                if (line.Length > 0 && line[0] != '#')
                {
                    var command = line.StartsWith("$ ", StringComparison.Ordinal) ? line[2..] : line;
                    yield return Command(command, SourceSpan.At(fence.Span.Line + 1 + i), log);
                }
            }
        }
    }

    // `Done when` may also hold sentences for a person; only a line with a command is a gate.
    public static IEnumerable<Gate> OfDoneWhen(OutlineSection section, ReadingLog log)
    {
        foreach (var item in section.AllItems)
        {
            var gate = GateReader.Read(item.HeadLine, item.Span with { Column = item.HeadSpan.Column }, out var problem);
            if (problem is { Id: Problems.NoCommandId })
            {
                log.Add(Problems.DoneWhenForPeople(item.HeadLine), item.Span);
                continue;
            }

            log.Add(problem, gate.Span);
            yield return gate;
        }
    }

    private static Gate Read(string line, SourceSpan span, ReadingLog log)
    {
        var gate = GateReader.Read(line, span, out var problem);
        log.Add(problem, span);
        return gate;
    }

    private static Gate Command(string command, SourceSpan span, ReadingLog log)
    {
        var gate = GateCommand.Read(command, span, out var problem);
        log.Add(problem, span);
        return gate;
    }

    private static bool IsShell(OutlineBlock.Fence fence) => fence.Info is "bash" or "sh" or "shell" or "console" or "zsh";
}
