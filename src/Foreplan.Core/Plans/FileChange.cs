using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>One line of a phase's <c>Files</c>, the phase's scope.</summary>
public sealed record FileChange
{
    /// <summary>A path relative to the repository's root with <c>/</c>, or a glob for <see cref="ChangeKind.Edit"/>.</summary>
    public required string Path { get; init; }

    /// <summary>What happens to it.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The old path of a rename.</summary>
    public string? From { get; init; }

    /// <summary>What is said of it behind the kind: <c>(new) — the store</c>; empty for nothing.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Where it stands in the plan.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>True when <see cref="Path"/> holds <c>*</c>, <c>?</c> or <c>[</c>.</summary>
    public bool IsGlob => Path.AsSpan().IndexOfAny('*', '?', '[') >= 0;
}
