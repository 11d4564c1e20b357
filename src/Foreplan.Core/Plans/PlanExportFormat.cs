namespace Foreplan.Plans;

/// <summary>What a plan can be written as.</summary>
public enum PlanExportFormat
{
    /// <summary>A document of our format.</summary>
    Markdown,

    /// <summary>JSON by our schema.</summary>
    Json,

    /// <summary>One page for reading, without scripts and without anything from elsewhere.</summary>
    Html,

    /// <summary>spec-kit's <c>tasks.md</c>.</summary>
    SpecKit,

    /// <summary>improve's <c>plans/NNN-slug.md</c>.</summary>
    Improve,

    /// <summary>task-master's <c>tasks.json</c>.</summary>
    TaskMaster,
}
