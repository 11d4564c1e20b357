namespace Foreplan.Diagnostics;

/// <summary>How much a diagnostic weighs.</summary>
public enum Severity
{
    /// <summary>For information; stops nothing.</summary>
    Note,

    /// <summary>Probably wrong; stops nothing.</summary>
    Warning,

    /// <summary>Wrong; a plan with one is not submitted and not locked.</summary>
    Error,
}
