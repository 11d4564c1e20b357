namespace Foreplan.Plans.Dialects.Drafts;

// A line of our format with where it came from; line 0 for a line that was made.
internal sealed record DraftLine(string Text, int Document = 0, int Line = 0)
{
    public DraftLine With(string text) => this with { Text = text };
}
