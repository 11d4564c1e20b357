using Foreplan.Text;

namespace Foreplan.Traces;

/// <summary>What a commit says of itself in its trailers.</summary>
/// <param name="Plan">The plan folder's name.</param>
/// <param name="Phase">The phase.</param>
/// <param name="Requirements">What it serves.</param>
internal sealed record PhaseTrailer(string Plan, int Phase, IReadOnlyList<string> Requirements)
{
    private const string PlanKey = "Foreplan-Plan: ";
    private const string PhaseKey = "Foreplan-Phase: ";
    private const string RequirementsKey = "Foreplan-Requirements: ";

    /// <summary>The trailers of a message. A squashed commit has those of all its phases.</summary>
    /// <remarks>The plan's line and the phase's stand together: a summary of one line cannot imitate that.</remarks>
    public static IReadOnlyList<PhaseTrailer> Read(string message)
    {
        List<PhaseTrailer> found = [];
        var lines = TextHash.Normalize(message).Split('\n');
        for (var at = 0; at + 1 < lines.Length; at++)
        {
            if (Value(lines[at], PlanKey) is { Length: > 0 } plan && int.TryParse(Value(lines[at + 1], PhaseKey), out var phase))
            {
                var requirements = at + 2 < lines.Length ? Value(lines[at + 2], RequirementsKey) : null;
                found.Add(new(plan, phase, requirements?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []));
            }
        }

        return found;
    }

    // Indented where a service wrote the messages of squashed commits as a list.
    private static string? Value(string line, string key) =>
        line.TrimStart().StartsWith(key, StringComparison.Ordinal) ? line.TrimStart()[key.Length..].Trim() : null;
}
