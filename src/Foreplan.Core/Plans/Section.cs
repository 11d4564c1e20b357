using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>A heading with the text up to the next heading of the same or a higher level.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Title">The heading's text.</param>
/// <param name="Body">The text below the heading as written, LF line ends, outer blank lines cut.</param>
/// <param name="Span">From the heading to the last line of the body.</param>
public sealed record Section(int Level, string Title, string Body, SourceSpan Span);
