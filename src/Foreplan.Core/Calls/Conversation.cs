using Foreplan.Roles;
using Microsoft.Extensions.AI;

namespace Foreplan.Calls;

/// <summary>A fresh conversation with a model: who is asked, about what, under which limits.</summary>
public sealed record Conversation
{
    /// <summary>Its id in the journal, such as <c>p1.1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The role with its limits.</summary>
    public required Role Role { get; init; }

    /// <summary>The model asked, which may be the role's escalation.</summary>
    public required ModelRef Model { get; init; }

    /// <summary>The phase, for an executor.</summary>
    public int? Phase { get; init; }

    /// <summary>The first messages; used only when the journal does not hold them yet.</summary>
    public required Func<IReadOnlyList<ChatMessage>> FirstMessages { get; init; }

    /// <summary>The attempt that the next call belongs to, from 1.</summary>
    public Func<int> Attempt { get; init; } = () => 1;
}
