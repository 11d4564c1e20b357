using Foreplan.Plans.Dialects;
using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Plans.Dialects.Lines;
using Foreplan.Plans.Dialects.Phases;
using Foreplan.Plans.Reading;
using Foreplan.Text;

namespace Foreplan.Plans;

// A phase of a plan in JSON as a draft: its text where the fields say the same, else written from them, with what no field holds.
internal sealed class PlanJsonPhase
{
    private readonly PlanJsonDocument.PhaseEntry entry;
    private readonly PlanJsonDocument.PhaseEntry? was;
    private readonly DraftPhase phase;
    private readonly List<FieldRole> apart;

    private PlanJsonPhase(PlanJsonDocument.PhaseEntry entry, PlanJsonDocument.PhaseEntry? was)
    {
        (this.entry, this.was) = (entry, was);
        phase = new() { Id = Math.Max(0, entry.Id), Title = new(PlanWriter.Line(entry.Title)) };
        apart = [.. Sections.Select(section => RoleOf(section.Title))];
    }

    private IReadOnlyList<PlanJsonDocument.SectionEntry> Sections => entry.Sections ?? was?.Sections ?? [];

    public static DraftPhase Of(PlanJsonDocument.PhaseEntry entry, PlanJsonDocument.PhaseEntry? was)
    {
        var phase = new PlanJsonPhase(entry, was);
        var isKept = phase.Direct();
        phase.List(FieldRole.Steps, isKept, one => one.Steps?.Select(step => new PlanJsonDocument.PhaseEntry { Steps = [step] }), read => read.Steps.Select(step => step.Span), phase.phase.Steps, Step);
        phase.List(FieldRole.Checks, isKept, one => one.Verify?.Select(gate => new PlanJsonDocument.PhaseEntry { Verify = [gate] }), read => read.Gates.Select(gate => gate.Span), phase.phase.Gates, (one, at) => [new($"- {PlanWriter.GateOf(one.Verify![at])}")]);
        phase.List(FieldRole.HandChecks, isKept, one => one.CheckByHand?.Select(check => new PlanJsonDocument.PhaseEntry { CheckByHand = [check] }), read => read.HandChecks.Select(check => check.Span), phase.phase.HandChecks, (one, at) => PlanWriter.ItemOf(one.CheckByHand![at]));
        phase.Others();
        return phase.phase;
    }

    // True when what stands below the heading stays as it is.
    private bool Direct()
    {
        var text = entry.Text ?? was?.Text;
        if (text is not null && (Key(Head(entry)) == Key(Head(PlanJson.PhaseOf(Read("", text)))) || (was is not null && Key(Head(entry)) == Key(Head(was)))))
        {
            phase.Intent.AddRange(PlanWriter.Text(text));
            return true;
        }

        phase.Intent.AddRange(PlanWriter.Text(entry.Intent));
        phase.Intent.AddRange(text is null ? [] : Rest(text));
        phase.Requirements.AddRange(entry.Requirements ?? []);
        phase.Depends.AddRange(entry.DependsOn is { Count: > 0 } needed ? needed.Select(id => $"Phase {id}") : ["none"]);
        phase.Complexity = entry.Complexity is { } complexity ? new(PlanWriter.Line(complexity)) : null;
        phase.Model = entry.Model is { } model ? new(PlanWriter.Line(model)) : null;
        phase.Files.AddRange((entry.Files ?? []).Select(file => new DraftLine(
            $"`{PlanWriter.Line(file.Path)}` ({(file.Kind == ChangeKind.Rename ? $"rename from `{PlanWriter.Line(file.From ?? "")}`" : file.Kind.ToString().ToLowerInvariant())}){Remark(file.Remark)}")));
        phase.Read.AddRange((entry.Read ?? []).Select(file => new DraftLine($"`{PlanWriter.Line(file.Path)}{(file.From is { } from ? $":{from}-{file.To ?? from}" : "")}`{Remark(file.Remark)}")));
        return false;
    }

    private void List(FieldRole role, bool isKept, Func<PlanJsonDocument.PhaseEntry, IEnumerable<PlanJsonDocument.PhaseEntry>?> each, Func<Phase, IEnumerable<SourceSpan>> places, List<DraftLine> into, Func<PlanJsonDocument.PhaseEntry, int, IEnumerable<DraftLine>> added)
    {
        var written = apart.IndexOf(role) is >= 0 and var at ? Sections[at] : null;
        if (written is null && isKept)
        {
            return;
        }

        var wanted = Keys(each(entry));
        var (read, plan) = written is null ? (null, null) : ReadPlan($"#### {written.Title}\n", written.Body);
        var there = read is null ? [] : Keys(each(PlanJson.PhaseOf(read)));
        if (written is not null && (wanted.SequenceEqual(there) || (was is not null && wanted.SequenceEqual(Keys(each(was))))))
        {
            into.AddRange(PlanWriter.Text(written.Body));
            return;
        }

        if (read is null || plan is null)
        {
            into.AddRange(wanted.SelectMany((_, index) => added(entry, index)));
            return;
        }

        List<SourceSpan> spans = [.. places(read)];
        // Steps are numbered anew.
        into.AddRange(PlanJsonParts.Merged(wanted, role == FieldRole.Steps ? [] : there, plan, spans, index => added(entry, index)));
        var rest = PlanJsonParts.Rest(plan, spans).Where(line => !line.Text.StartsWith('#')).SkipWhile(line => line.Text.Trim().Length == 0).ToList();
        into.AddRange(rest.Count > 0 ? [new(""), .. rest] : []);
    }

    private void Others()
    {
        var other = Sections.Where(section => FieldLabel.Unread(section.Title) == section.Title).ToList();
        phase.Sections.AddRange(other.Select(section => new DraftSection(new($"#### {PlanWriter.Line(section.Title)}"), [.. PlanWriter.Text(section.Body)])));
        var shown = string.Join('\n', other.Select(section => section.Body).Concat((entry.Steps ?? []).Select(step => step.Text)).Concat(phase.Intent.Select(line => line.Text)).Concat(phase.Steps.Select(line => line.Text)));
        var excerpts = (entry.Excerpts ?? []).Where(excerpt => !Shown(shown, excerpt)).SelectMany(Fence).ToList();
        if (excerpts.Count > 0)
        {
            phase.Sections.Add(new(new("#### Current state"), excerpts));
        }
    }

    // What stands right below the heading and is no field that is written anew, nor prose of the intent.
    private IEnumerable<DraftLine> Rest(string text)
    {
        var document = DialectDocument.Read(SourceText.From("", text));
        foreach (var block in LineBlock.Split(document.Lines, 0, document.Lines.Length))
        {
            var line = document.Lines[block.Start];
            var isField = line.IsItem && !line.IsOrdered && FieldLine.Parse(line.Body) is { } field && FieldLabel.Unread(field.Name) != field.Name;
            var isStep = line.IsItem && !isField && FieldLine.Parse(line.Body) is not { IsMarked: true } && !apart.Contains(FieldRole.Steps);
            if (line.Kind != LineKind.Text && !isField && !isStep)
            {
                foreach (var copied in LineCopy.Of(document, block.Start, block.End).Select(copied => new DraftLine(copied.Text)))
                {
                    yield return copied;
                }
            }
        }
    }

    private PlanJsonDocument.PhaseEntry Head(PlanJsonDocument.PhaseEntry one) => one with
    {
        Id = 0,
        Title = "",
        Text = null,
        Sections = null,
        Excerpts = null,
        Intent = one.Intent ?? "",
        Requirements = one.Requirements ?? [],
        DependsOn = one.DependsOn ?? [],
        Files = one.Files ?? [],
        Read = one.Read ?? [],
        Steps = apart.Contains(FieldRole.Steps) ? null : one.Steps ?? [],
        Verify = apart.Contains(FieldRole.Checks) ? null : one.Verify ?? [],
        CheckByHand = apart.Contains(FieldRole.HandChecks) ? null : one.CheckByHand ?? [],
    };

    private static IEnumerable<DraftLine> Step(PlanJsonDocument.PhaseEntry one, int at) =>
        PlanWriter.Bullet($"{at + 1}. {PlanWriter.Box(one.Steps![at].Done)}", one.Steps[at].Text);

    private static string Remark(string? remark) => string.IsNullOrWhiteSpace(remark) ? "" : $" — {PlanWriter.Line(remark)}";

    private static Phase Read(string head, string body) => ReadPlan(head, body).Phase;

    private static (Phase Phase, Plan Plan) ReadPlan(string head, string body)
    {
        var plan = PlanReader.Read(SourceText.From("", $"# Plan: x\n\n## Phases\n\n### Phase 1: x\n{head}{body}\n"));
        return (plan.Phases[0], plan);
    }

    private static FieldRole RoleOf(string title) => FieldLabel.Unread(title) == title ? FieldRole.Text : FieldLabel.RoleOf(title);

    private static string Key(PlanJsonDocument.PhaseEntry one) => PlanJsonParts.Keys([new() { Phases = [one] }])[0];

    private static IReadOnlyList<string> Keys(IEnumerable<PlanJsonDocument.PhaseEntry>? entries) => PlanJsonParts.Keys(entries?.Select(one => new PlanJsonDocument { Phases = [one] }));

    private static bool Shown(string text, PlanJsonDocument.ExcerptEntry excerpt) =>
        text.Contains(excerpt.Path, StringComparison.Ordinal) && excerpt.Content.Split('\n').All(line => text.Contains(line.Trim(), StringComparison.Ordinal));

    private static IEnumerable<DraftLine> Fence(PlanJsonDocument.ExcerptEntry excerpt)
    {
        var marks = excerpt.Content.Contains("```", StringComparison.Ordinal) ? "````" : "```";
        var language = excerpt.Path.LastIndexOf('.') is >= 0 and var dot && dot + 1 < excerpt.Path.Length ? excerpt.Path[(dot + 1)..] : "text";
        return [new($"{marks}{language} {excerpt.Path}{(excerpt.From is { } from ? $":{from}-{excerpt.To ?? from}" : "")}"), .. PlanWriter.Text(excerpt.Content), new(marks), new("")];
    }
}
