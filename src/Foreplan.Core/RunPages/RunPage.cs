using Foreplan.Costs;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.RunPages;

/// <summary>A run told as one HTML file: phases with their gates, the review, the diff, the bill as a chart. It loads nothing from anywhere.</summary>
public sealed record RunPage
{
    /// <summary>The plan as it stands.</summary>
    public required Plan Plan { get; init; }

    /// <summary>Where the run stands.</summary>
    public required RunState State { get; init; }

    /// <summary>The run's journal.</summary>
    public required IReadOnlyList<RunEvent> Events { get; init; }

    /// <summary>True when the plan was locked again since, so that the next run is another one; false (the default) for the run of the lock.</summary>
    public bool IsOfEarlierLock { get; init; }

    /// <summary>The bill of the plan.</summary>
    public required Report Report { get; init; }

    /// <summary>The run's unified diff; empty before its first commit.</summary>
    public required string Diff { get; init; }

    /// <summary>The page, UTF-8 text with LF line ends.</summary>
    public string ToHtml()
    {
        var html = new HtmlText();
        html.Raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\">\n");
        html.Line($"<title>{Plan.Title}</title>").Raw("<style>\n").Raw(RunPageStyle.Text).Raw("</style>\n</head>\n<body>\n<main>\n");
        Head(html);
        CostChart.Write(html, Report);
        html.Raw("<section aria-labelledby=\"phases\">\n<h2 id=\"phases\">Phases</h2>\n");
        foreach (var phase in Plan.Phases)
        {
            PhasePart.Write(html, phase, State, Events);
        }

        html.Raw("</section>\n");
        if (State.Review is { } review)
        {
            html.Raw("<section aria-labelledby=\"review\">\n<h2 id=\"review\">Review</h2>\n").Line($"<p>Verdict: <strong>{review.Verdict}</strong>, of commit <code>{Short(review.Commit)}</code></p>").Raw("<div class=\"read\">\n").Raw(MarkdownHtml.Of(BodyOf(review.Document.Text), deeper: 1)).Raw("</div>\n</section>\n");
        }

        DiffPart.Write(html, Secrets.Replace(Diff));
        return html.Raw("</main>\n</body>\n</html>\n").ToString();
    }

    // The page has the title already.
    private static string BodyOf(string review) => review.StartsWith("# ", StringComparison.Ordinal) ? review[(review.IndexOf('\n', StringComparison.Ordinal) + 1)..] : review;

    internal static string Short(string commit) => commit[..Math.Min(7, commit.Length)];

    private void Head(HtmlText html)
    {
        var started = State.Started;
        html.Line($"<header>\n<h1>{Plan.Title}</h1>");
        html.Line($"<p>{(State.IsUndone ? "Dropped" : State.Outcome switch { Outcome.Done => "Done", null when State.Paused is { } paused => $"Paused: {paused.Detail}", null => "Going on", _ => "Not done" })} · {State.Commits.Count} of {Plan.Phases.Count} phases · begun {started?.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", null)} UTC at <code>{Short(started?.Base ?? "")}</code></p>");
        if (State.Published is { } published)
        {
            html.Line($"<p>Branch <code>{published.Branch}</code> at <code>{Short(published.Commit)}</code></p>");
        }

        if (IsOfEarlierLock)
        {
            html.Raw("<p>This run is of an earlier lock: the plan was changed or approved anew since. Phases are told by the plan as it stands now.</p>\n");
        }

        html.Raw("</header>\n");
    }
}
