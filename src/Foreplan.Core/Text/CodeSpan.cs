namespace Foreplan.Text;

internal readonly record struct CodeSpan(string Content, SourceSpan Span);
