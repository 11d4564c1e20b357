namespace Foreplan.Text;

internal sealed record CodeSpan(string Content, SourceSpan Span);
