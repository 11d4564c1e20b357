namespace Foreplan.Plans.Dialects.Lines;

internal enum LineKind
{
    Blank,
    Text,
    Heading,

    // Underlines and further lines of a heading of several lines.
    HeadingRest,
    Item,
    Fence,
    Code,
    Rule,
    Quote,
    Row,
    Html,
}
