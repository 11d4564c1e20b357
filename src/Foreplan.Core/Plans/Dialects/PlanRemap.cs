using Foreplan.Diagnostics;
using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

// Puts the places of what was read from our format back to where they are in the originals.
internal sealed class PlanRemap(IReadOnlyList<DialectDocument> documents, IReadOnlyList<DraftLine> lines)
{
    // A plan over one original has its places there; over several it stays a plan over our text, and only its findings name the originals.
    public Plan Of(Plan plan) => documents.Count > 1
        ? plan with { Diagnostics = Each(plan.Diagnostics, Of) }
        : plan with
        {
            Source = documents[0].Source,
            Context = Of(plan.Context),
            Questions = Each(plan.Questions, question => question with { Span = Of(question.Span) }),
            Decisions = Each(plan.Decisions, decision => decision with { Span = Of(decision.Span) }),
            Phases = Each(plan.Phases, Of),
            EdgeCases = Of(plan.EdgeCases),
            Risks = Each(plan.Risks, risk => risk with { Span = Of(risk.Span) }),
            OutOfScope = Of(plan.OutOfScope),
            StopIf = Of(plan.StopIf),
            DoneWhen = Of(plan.DoneWhen),
            Excerpts = Of(plan.Excerpts),
            // What only our header names is not named by the document.
            Mentions = Of([.. plan.Mentions.Where(file => file.Span.Line > lines.Count || lines[file.Span.Line - 1].Line > 0)]),
            Sections = Of(plan.Sections),
            MarkedNotes = OfNotes(plan.MarkedNotes),
            Diagnostics = Each(plan.Diagnostics, Of),
        };

    private Phase Of(Phase phase) => phase with
    {
        Files = Each(phase.Files, file => file with { Span = Of(file.Span) }),
        Read = Of(phase.Read),
        Excerpts = Of(phase.Excerpts),
        Steps = Of(phase.Steps),
        Gates = Of(phase.Gates),
        HandChecks = Of(phase.HandChecks),
        Sections = Of(phase.Sections),
        Span = Of(phase.Span),
    };

    private PlanItem[] Of(IReadOnlyList<PlanItem> items) => Each(items, item => item with { Span = Of(item.Span) });

    private FileRange[] Of(IReadOnlyList<FileRange> files) => Each(files, file => file with { Span = Of(file.Span) });

    private Excerpt[] Of(IReadOnlyList<Excerpt> excerpts) => Each(excerpts, excerpt => excerpt with { Span = Of(excerpt.Span) });

    private Gate[] Of(IReadOnlyList<Gate> gates) => Each(gates, gate => gate with { Span = Of(gate.Span) });

    private Section[] Of(IReadOnlyList<Section> sections) => Each(sections, section => section with { Span = Of(section.Span) });

    private static T[] Each<T>(IReadOnlyList<T> items, Func<T, T> map)
        where T : class
    {
        var mapped = new T[items.Count];
        for (var i = 0; i < mapped.Length; i++)
        {
            mapped[i] = map(items[i]);
        }

        return mapped;
    }

    private SourceSpan[] OfNotes(IReadOnlyList<SourceSpan> notes)
    {
        var spans = new SourceSpan[notes.Count];
        for (var i = 0; i < spans.Length; i++)
        {
            spans[i] = Of(notes[i]);
        }

        return spans;
    }

    private SourceSpan Of(SourceSpan span)
    {
        var first = OriginOf(span.Line, span.EndLine).Line;
        var last = first;
        for (var i = span.EndLine; i > span.Line; i--)
        {
            if (i <= lines.Count && lines[i - 1] is { Line: > 0 } end)
            {
                last = Math.Max(first, end.Line);
                break;
            }
        }

        return new(Math.Max(1, first), Math.Max(1, last));
    }

    private Diagnostic Of(Diagnostic diagnostic)
    {
        if (diagnostic.Line is not { } line)
        {
            return diagnostic.At(documents[0].Source.Path, null);
        }

        var origin = OriginOf(line, line);
        var document = documents[Math.Clamp(origin.Document, 0, documents.Count - 1)];
        return diagnostic.At(document.Source.Path, Math.Max(1, origin.Line));
    }

    // Lines that were made stand for the next one that was there, else for the one before.
    private DraftLine OriginOf(int line, int end)
    {
        for (var i = line; i <= Math.Min(Math.Max(end, line), lines.Count); i++)
        {
            if (lines[i - 1].Line > 0)
            {
                return lines[i - 1];
            }
        }

        for (var i = Math.Min(line, lines.Count); i > 0; i--)
        {
            if (lines[i - 1].Line > 0)
            {
                return lines[i - 1];
            }
        }

        return new("", 0, 1);
    }
}
