using Foreplan.Diagnostics;
using Foreplan.Runs;

namespace Foreplan.Cli.Output;

/// <summary>What several commands show in the same way.</summary>
internal static class PageWords
{
    /// <summary>What happened and what to do next.</summary>
    public static Page Say(this Page page, Reply reply)
    {
        if (reply.Message is { Length: > 0 } message)
        {
            var mark = reply.Outcome switch
            {
                Outcome.Done => Ink.Good(page.Glyphs.Done),
                Outcome.Waiting or Outcome.Cancelled => Ink.Care(page.Glyphs.Now),
                _ => Ink.Bad(page.Glyphs.Failed),
            };
            page.Line($"{mark} {message}");
        }

        return reply.Next.Length > 0 ? page.Line($"  {reply.Next}") : page;
    }

    /// <summary>Diagnostics with their place and fix, errors first.</summary>
    public static Page Found(this Page page, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var found in diagnostics.OrderByDescending(found => found.Severity))
        {
            var place = found.File is null ? "" : found.Line is null ? $"{found.File}: " : $"{found.File}:{found.Line}: ";
            var severity = found.Severity switch
            {
                Severity.Error => Ink.Bad("error"),
                Severity.Warning => Ink.Care("warning"),
                _ => Ink.Faint("note"),
            };
            page.Line($"{place}{severity} {found.Id}: {found.Message}");
            if (found.Fix is { } fix)
            {
                page.Line($"    {Ink.Faint(fix)}");
            }
        }

        return page;
    }

    /// <summary>A plan with its phases as a todo list; why it waits and what comes next unless somebody else says it.</summary>
    public static Page Plan(this Page page, PlanStatus plan, bool isAll = true)
    {
        page.Line($"{Ink.Bold(plan.Name)}  {plan.Title}  {Ink.Faint(plan.Stage)}");
        foreach (var (id, title, status, commit) in plan.Phases)
        {
            var mark = status switch
            {
                PhaseStatus.Complete => Ink.Good(page.Glyphs.Done),
                PhaseStatus.InProgress => Ink.Command(page.Glyphs.Now),
                PhaseStatus.Blocked => Ink.Bad(page.Glyphs.Failed),
                _ => Ink.Faint(page.Glyphs.Open),
            };
            page.Line($"  {mark} Phase {id}: {title}  {Ink.Faint(commit is null ? "" : commit[..Math.Min(7, commit.Length)])}");
        }

        if (isAll && plan.Waiting is { } waiting)
        {
            page.Line($"  {Ink.Care(waiting)}");
        }

        return !isAll || plan.Stage == "unreadable" ? page : page.Line(plan.Next.Length == 0 ? (plan.Stage == "done" ? "  Merged; nothing is left to do." : "  Its line in PLANS.md says so; taking it out opens the plan again.") : $"  Next: {Ink.Command(plan.Next)}");
    }

    /// <summary>A heading with a blank line before it, except at the top.</summary>
    public static Page Heading(this Page page, string text)
    {
        if (!page.IsEmpty)
        {
            page.Line();
        }

        return page.Line($"{Ink.Bold(text)}");
    }

    /// <summary>1 phase, 2 phases.</summary>
    public static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
