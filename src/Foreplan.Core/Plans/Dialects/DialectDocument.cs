using Foreplan.Plans.Dialects.Finding;
using Foreplan.Plans.Dialects.Lines;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

// A document of unknown dialect, by lines and headings.
internal sealed class DialectDocument
{
    private DialectDocument(SourceText source, int number, FileKinds kinds)
    {
        Kinds = kinds;
        Source = source;
        Number = number;
        Front = FrontMatter.Read(source.Lines);
        (Lines, Closing) = LineScanner.Scan(source.LineArray, Front.LineCount);
        Root = DialectSection.Tree(Lines, Front.LineCount);
    }

    public SourceText Source { get; }

    // Which of the documents that are read together.
    public int Number { get; }

    public FrontMatter Front { get; }

    public DialectLine[] Lines { get; }

    // What closes a fence or comment that is open at the end; null when none is.
    public string? Closing { get; }

    public DialectSection Root { get; }

    // Its headings that are files.
    public FileHeadings Files => field ??= new(Root);

    // The file's name in lower case.
    public string Name => Source.Path[(Source.Path.LastIndexOf('/') + 1)..].ToLowerInvariant();

    public FileKinds Kinds { get; }

    public static DialectDocument Read(SourceText source, int number = 0, FileKinds? kinds = null) => new(source, number, kinds ?? new(null));
}
