using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Plans.Reading;

internal sealed partial class PhaseReader(Outline outline, PhaseSection phase, ReadingLog log)
{
    private readonly PhaseFields fields = new(phase.Section);

    public Phase Read()
    {
        if (phase.IsByPosition)
        {
            log.Add(Problems.PhaseByPosition(phase.Id, phase.Title), phase.Section.Span);
        }

        return new()
        {
            Id = phase.Id,
            Title = phase.Title,
            Intent = fields.Prose,
            Requirements = RequirementIds.Of(fields.Of("requirements", "covers")),
            DependsOn = DependsOn(),
            Complexity = ValueOf("complexity", "estimated complexity"),
            Files = [.. fields.Of("files", "files to modify", "files to change", "files to create", "files to delete", "new files", "file changes")
                .SelectMany(field => FileLines.Read(field, log))],
            Read = [.. fields.Of("read", "files to read").SelectMany(ReadLines)],
            Excerpts = Fences.Of(phase.Section),
            Steps = Steps(),
            Gates = [.. fields.Of("verify", "verification", "gate", "gates", "automated verification").SelectMany(field => GateLines.Of(field, log))],
            HandChecks = [.. fields.Of("check by hand", "manual verification", "hand checks").SelectMany(HandChecks)],
            ModelRole = ModelRole(),
            Sections = [.. phase.Section.Children.Select(outline.ToSection)],
            Text = outline.Slice(phase.Section.Span.Line, phase.Section.Span.EndLine),
            Span = phase.Section.Span,
        };
    }

    private string? ValueOf(params string[] names) =>
        fields.Of(names).Select(field => HtmlComments.Without(field.Value)).LastOrDefault(value => value.Length > 0);

    private List<int> DependsOn()
    {
        HashSet<int> numbers = [];
        foreach (var field in fields.Of("depends on", "dependencies", "depends"))
        {
            foreach (var text in field.Items.Select(item => item.HeadLine).Prepend(field.Value).Select(HtmlComments.Without).Where(text => text.Length > 0))
            {
                var found = PhaseNumbers.Of(text);
                numbers.UnionWith(found);
                if (found.Count == 0 && field.Is("depends on", "depends") && !Nothing().IsMatch(text))
                {
                    log.Add(Problems.DependencyNotUnderstood(text), field.Span);
                }
            }
        }

        List<int> ordered = [.. numbers];
        ordered.Sort();
        return ordered;
    }

    private static IEnumerable<FileRange> ReadLines(PhaseField field)
    {
        var lines = FileLines.SplitList(HtmlComments.Without(field.Value)).Select(text => new PlacedText(text, field.Span))
            .Concat(field.Items.SelectMany(item => FileLines.SplitList(HtmlComments.Without(item.HeadLine)).Select(text => new PlacedText(text, item.Span))));
        foreach (var (text, span) in lines)
        {
            var code = Code().Match(text);
            var path = code.Success ? code.Groups[1].Value : text.Split(' ')[0];
            if (code.Success || PathText.IsPathLike(PathText.Parse(path).Path))
            {
                yield return PathText.ToRange(path.Trim(), span) with { Remark = text[(code.Success ? code.Index + code.Length : path.Length)..].TrimStart(' ', '-', '–', '—', ':') };
            }
        }
    }

    private IReadOnlyList<PlanItem> Steps()
    {
        var named = fields.Of("steps", "implementation steps").SelectMany(field => field.Items).ToList();
        var items = named.Count > 0 ? named : fields.OtherItems.Any(item => item.Number is not null)
            ? [.. fields.OtherItems.Where(item => item.Number is not null)]
            : fields.OtherItems;
        return [.. items.Select((item, index) => new PlanItem($"{item.Number ?? index + 1}", item.Text, item.Span) { Done = item.Done })];
    }

    private static IEnumerable<PlanItem> HandChecks(PhaseField field) =>
        field.Items.Select(item => new PlanItem("", item.Text, item.Span) { Done = item.Done })
            .Concat(field.Value.Length > 0 ? [new PlanItem("", field.Value, field.Span)] : []);

    private string? ModelRole()
    {
        if (fields.Of("model").LastOrDefault(field => field.Value.Length > 0) is not { } field)
        {
            return null;
        }

        var word = FirstWord().Match(HtmlComments.Without(field.Value)).Value.ToLowerInvariant();
        if (word is "planner" or "executor" or "reviewer")
        {
            return word == "executor" ? null : word;
        }

        log.Add(Problems.ModelRoleNotUnderstood(field.Value), field.Span);
        return null;
    }

    [GeneratedRegex(@"^\W*(?:none|nothing|n/a|-|—)\b|^\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"`+([^`]+)`+")]
    private static partial Regex Code();

    [GeneratedRegex(@"[A-Za-z]+")]
    private static partial Regex FirstWord();
}
