using Foreplan.Text;

namespace Foreplan.Plans.Reading;

// An id of something in a plan; one that is not written was given by position.
internal sealed record ReadId(string Id, bool IsWritten, SourceSpan Span);
