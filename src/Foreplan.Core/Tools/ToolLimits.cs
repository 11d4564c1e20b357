namespace Foreplan.Tools;

/// <summary>The limits of one conversation.</summary>
internal static class ToolLimits
{
    public const int Turns = 60;
    public const int CallsPerTurn = 32;
    public const int SameAnswersRefused = 3;
    public const int SameAnswersEnd = 5;
    public const int OutOfScopeWrites = 3;
}
