namespace Foreplan.Plans;

internal enum MarkedNoteKind
{
    // {>>text<<}
    Comment,

    // {--text--}
    Delete,

    // {++text++}
    Insert,

    // {~~old~>new~~}
    Replace,

    // > NOTE: text
    Quote,
}
