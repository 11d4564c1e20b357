namespace Foreplan.Cli.Commands;

/// <summary>Where a command belongs on the way from a wish to a merged branch; the order of the root's help.</summary>
internal enum Stage
{
    Way,
    Plan,
    Run,
    Look,
    Try,
}
