using System.Text.Json.Serialization;

namespace Foreplan.Plans;

// A plan as in docs/foreplan.plan.schema.json; everything but title and phases may be missing.
internal sealed record PlanJsonDocument
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public int Foreplan { get; init; } = 1;

    public string Title { get; init; } = "";

    public string? Base { get; init; }

    public IReadOnlyDictionary<string, string>? Header { get; init; }

    public string? Overview { get; init; }

    public IReadOnlyList<Item>? Context { get; init; }

    public IReadOnlyList<QuestionEntry>? Questions { get; init; }

    public IReadOnlyList<Entry>? Decisions { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    public string? DataFlow { get; init; }

    public IReadOnlyList<PhaseEntry>? Phases { get; init; }

    public IReadOnlyList<int>? ImplementationOrder { get; init; }

    public IReadOnlyList<Item>? EdgeCases { get; init; }

    public IReadOnlyList<RiskEntry>? Risks { get; init; }

    public IReadOnlyList<Item>? OutOfScope { get; init; }

    public IReadOnlyList<Item>? StopIf { get; init; }

    public IReadOnlyList<GateEntry>? DoneWhen { get; init; }

    public IReadOnlyList<ExcerptEntry>? Excerpts { get; init; }

    public IReadOnlyList<SectionEntry>? Sections { get; init; }

    // What stands below the title beside the header's fields.
    public string? Preamble { get; init; }

    // Sections that have fields of their own, as they are written: what no field holds stays.
    public IReadOnlyList<SectionEntry>? Parts { get; init; }

    // The document itself; left out, it is written anew from the fields.
    public string? Markdown { get; init; }

    public sealed record Entry(string Text, string? Id = null);

    // A string alone is its text.
    public sealed record Item(string Text, string? Id = null, bool? Done = null);

    public sealed record QuestionEntry
    {
        public string? Id { get; init; }

        public QuestionState State { get; init; }

        public string Text { get; init; } = "";

        public string? Why { get; init; }

        public IReadOnlyList<string>? Options { get; init; }

        public string? Recommended { get; init; }

        public string? Answer { get; init; }

        public string? By { get; init; }
    }

    // A file with the phases that change it.
    public sealed record Component(string Path, IReadOnlyList<int> Phases);

    public sealed record PhaseEntry
    {
        public int Id { get; init; }

        public string Title { get; init; } = "";

        public string? Intent { get; init; }

        public IReadOnlyList<string>? Requirements { get; init; }

        public IReadOnlyList<int>? DependsOn { get; init; }

        public string? Complexity { get; init; }

        public string? Model { get; init; }

        public IReadOnlyList<FileEntry>? Files { get; init; }

        public IReadOnlyList<RangeEntry>? Read { get; init; }

        public IReadOnlyList<ExcerptEntry>? Excerpts { get; init; }

        public IReadOnlyList<Item>? Steps { get; init; }

        public IReadOnlyList<GateEntry>? Verify { get; init; }

        public IReadOnlyList<Item>? CheckByHand { get; init; }

        public IReadOnlyList<SectionEntry>? Sections { get; init; }

        // What stands right below the heading, as it is written.
        public string? Text { get; init; }
    }

    public sealed record FileEntry(string Path, ChangeKind Kind = ChangeKind.Edit, string? From = null, string? Remark = null);

    public sealed record RangeEntry(string Path, int? From = null, int? To = null, string? Remark = null);

    public sealed record ExcerptEntry(string Path, string Content, int? From = null, int? To = null);

    public sealed record RiskEntry(string Text, string? Id = null, string? Mitigation = null, string? Status = null);

    public sealed record SectionEntry(string Title, string Body);

    public sealed record GateEntry
    {
        public string Command { get; init; } = "";

        public string? Folder { get; init; }

        public IReadOnlyList<string>? Words { get; init; }

        public int ExitCode { get; init; }

        public string? OutputContains { get; init; }

        public bool? NoOutput { get; init; }

        public int? AtLeastTests { get; init; }
    }
}
