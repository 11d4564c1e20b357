namespace Foreplan.Text;

/// <summary>A range of whole lines and columns in a document: both ends 1-based, the end inclusive.</summary>
/// <param name="Line">First line, from 1.</param>
/// <param name="EndLine">Last line, from 1, at least <paramref name="Line"/>.</param>
/// <param name="Column">First column in UTF-16 units, from 1; 1 when a whole line is meant.</param>
public readonly record struct SourceSpan(int Line, int EndLine, int Column = 1)
{
    /// <summary>One line.</summary>
    public static SourceSpan At(int line, int column = 1) => new(line, line, column);
}
