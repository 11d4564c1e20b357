namespace Foreplan.Text;

// A piece of a document with where it stands. A class, as LINQ over structures of ours is compiled at run time.
internal sealed record PlacedText(string Text, SourceSpan Span);
