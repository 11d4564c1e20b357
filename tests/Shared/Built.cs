namespace Foreplan.Tests;

/// <summary>The program that tests start as a process.</summary>
internal static class Built
{
    /// <summary>The words that start it: what <c>FOREPLAN_TOOL</c> names, such as the program compiled ahead as it is shipped; else the one that was built beside the tests.</summary>
    public static string[] Program { get; } = Environment.GetEnvironmentVariable("FOREPLAN_TOOL") is { Length: > 0 } tool
        ? [tool]
        : ["dotnet", Path.Combine(AppContext.BaseDirectory, "foreplan.dll")];
}
