namespace Foreplan.Tools;

/// <summary>What a tool answers to the model, and what it wants changed on disk.</summary>
public sealed record ToolAnswer
{
    /// <summary><c>ok</c>, or one of the codes of <see cref="ToolCode"/>.</summary>
    public required string Code { get; init; }

    /// <summary>What the model is told.</summary>
    public required string Text { get; init; }

    /// <summary>Changes of files to carry out; empty for reading tools and errors.</summary>
    public IReadOnlyList<FileEdit> Edits { get; init; } = [];

    /// <summary>True when the model's call did what it asked.</summary>
    public bool IsOk => Code == ToolCode.Ok;

    /// <summary>A good answer.</summary>
    public static ToolAnswer Ok(string text) => new() { Code = ToolCode.Ok, Text = text };

    /// <summary>An error that the model can act on.</summary>
    public static ToolAnswer Error(string code, string text) => new() { Code = code, Text = text };
}
