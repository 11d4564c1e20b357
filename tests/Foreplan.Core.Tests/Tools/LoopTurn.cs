namespace Foreplan.Core.Tests.Tools;

/// <summary>What a model answers in one turn.</summary>
internal sealed record LoopTurn(params (string Tool, Dictionary<string, object?> Arguments)[] Calls)
{
    public string Text { get; init; } = "…";

    public string? Stop { get; init; }

    public static LoopTurn Say(string text) => new() { Text = text };

    public static LoopTurn Call(string tool, params (string Name, object? Value)[] arguments) =>
        new((tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value)));
}
