using Foreplan.Text;

namespace Foreplan.Plans.Reading;

// What stands behind a leading id and a remark, both null where there are none.
internal sealed record LedText(string? Id, string? Remark, string Text, SourceSpan Span);
