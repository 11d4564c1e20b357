namespace Foreplan.Tools;

/// <summary>The stable codes of tool answers.</summary>
public static class ToolCode
{
    /// <summary>It did what was asked.</summary>
    public const string Ok = "ok";

    /// <summary>The path is not in the phase's scope.</summary>
    public const string OutOfScope = "out_of_scope";

    /// <summary>There is no such file.</summary>
    public const string NoSuchFile = "no_such_file";

    /// <summary>The text does not occur.</summary>
    public const string NoMatch = "no_match";

    /// <summary>The text occurs more than once.</summary>
    public const string ManyMatches = "many_matches";

    /// <summary>Not allowed, whatever the arguments.</summary>
    public const string NotAllowed = "not_allowed";

    /// <summary>The arguments are not of the tool's form.</summary>
    public const string BadArguments = "bad_arguments";

    /// <summary>A limit was reached.</summary>
    public const string Limit = "limit";

    /// <summary>The gate was red; the tool's answer says what it printed.</summary>
    public const string GateRed = "gate_red";

    /// <summary>The plan or review was refused with diagnostics.</summary>
    public const string Refused = "refused";
}
