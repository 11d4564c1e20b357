namespace Foreplan.Costs;

// What stands before a word and is one piece with it.
internal enum TokenLead
{
    None,
    Blank,
    Mark,
}
