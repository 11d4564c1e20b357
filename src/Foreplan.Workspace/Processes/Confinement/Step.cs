namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>One system call of <see cref="Steps"/>.</summary>
internal unsafe struct Step
{
    /// <summary>The number of a step that is no call: the process splits.</summary>
    public const nint Fork = -1;

    public nint Number;
    public nint First;
    public nint Second;
    public nint Third;
    public nint Fourth;
    public nint Fifth;
    public nint Sixth;

    /// <summary>Where the result goes; null when nobody needs it.</summary>
    public int* Place;

    /// <summary>Where the first argument comes from; null when it is known.</summary>
    public int* FirstFrom;

    /// <summary>What it does, for the complaint; null when it may fail.</summary>
    public byte* What;
}
