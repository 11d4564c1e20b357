using System.Globalization;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Plans.Reading;

internal sealed class ReadingLog(string file, IEnumerable<Diagnostic> first)
{
    private readonly List<Diagnostic> diagnostics = [.. first];

    public IReadOnlyList<Diagnostic> InOrder => diagnostics.ByNumber(diagnostic => diagnostic.Line ?? 0);

    public void Add(Diagnostic? diagnostic, SourceSpan span)
    {
        if (diagnostic is not null)
        {
            diagnostics.Add(diagnostic.At(file, span.Line, span.Column));
        }
    }

    public void CheckPhases(Plan plan)
    {
        foreach (var twice in plan.Phases.GroupBy(phase => phase.Id.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            Add(Problems.PhaseTwice(twice.Last().Id), twice.Last().Span);
        }
    }

    public void CheckIds(IEnumerable<ReadId> ids)
    {
        var all = ids.ToList();
        var guessed = all.Where(id => !id.IsWritten).ToList();
        if (guessed is [var first, ..])
        {
            Add(Problems.PlanIdsByPosition(string.Join(", ", guessed.Select(id => id.Id))), first.Span);
        }

        foreach (var twice in all.GroupBy(id => id.Id).Where(group => group.Skip(1).Any()))
        {
            diagnostics.Add(Problems.IdTwice(file, twice.Last().Span.Line, twice.Key));
        }
    }
}
