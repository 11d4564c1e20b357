namespace Foreplan.Plans.Dialects.Drafts;

// A phase on its way into our format.
internal sealed class DraftPhase
{
    // Lines that other phases may refer to it by: `1`, `1.2`, `A`.
    public string Label { get; init; } = "";

    public int Id { get; set; }

    public required DraftLine Title { get; set; }

    // The chapter of the original that it stood in, where there are several.
    public string? Group { get; set; }

    public List<DraftLine> Intent { get; } = [];

    public List<string> Requirements { get; } = [];

    public List<string> Depends { get; } = [];

    public DraftLine? Complexity { get; set; }

    public DraftLine? Status { get; set; }

    public DraftLine? Model { get; set; }

    public List<DraftLine> Files { get; } = [];

    // True when no file was declared and those that the steps name were taken.
    public bool HasGuessedFiles { get; set; }

    public List<DraftLine> Read { get; } = [];

    public List<DraftLine> Steps { get; } = [];

    public List<DraftLine> Gates { get; } = [];

    public List<DraftLine> HandChecks { get; } = [];

    public List<DraftSection> Sections { get; } = [];
}
