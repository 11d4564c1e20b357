using Foreplan.Checks;
using Foreplan.Plans.Dialects.Building;
using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Plans.Dialects.Json;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

/// <summary>Reads plans of any origin: our own format, other tools' dialects, and Markdown of nobody's. It never fails.</summary>
public static class PlanDialects
{
    /// <summary>Reads one document.</summary>
    /// <param name="source">The document; its name is of no account but for a title that the text lacks.</param>
    /// <param name="tree">The files that the plan is about: what it names and is not there is to be made, where it does not say. Null for none known.</param>
    public static DialectPlan Read(SourceText source, ITree? tree = null)
    {
        if (source.IsTooLong || source.IsDamaged)
        {
            return AsIs(source);
        }

        if (source.Text.AsSpan().TrimStart() is ['{', ..] && FromJson(source, tree) is { } fromJson)
        {
            return fromJson;
        }

        var (proposed, isCodex) = ProposedPlan.Within(source);
        var (text, isTagged) = TaggedTasks.Within(proposed);
        var document = DialectDocument.Read(text, kinds: new(tree));
        if (OwnFormat.Is(document))
        {
            return AsIs(source);
        }

        var traits = DialectNames.Of(document, isCodex ? "codex" : isTagged ? "gsd" : null);
        var read = Finish([document], DraftBuilder.Build(document, traits), traits.Name);
        return read with { Spec = traits.IsSpec && read.Plan.Phases.Count == 0 ? source.Text : RequirementList.Of(document, read.Plan.Title) };
    }

    /// <summary>Reads what a folder holds: one plan for each folder of a tool (spec-kit's feature, an OpenSpec change, a Kiro spec), one for each other document.</summary>
    /// <param name="sources">The documents, by their path within the folder.</param>
    /// <param name="tree">The files that the plans are about; null for none known.</param>
    public static IReadOnlyList<DialectPlan> Read(IReadOnlyList<SourceText> sources, ITree? tree = null) =>
        [.. DialectSet.Groups(sources).Select(group => group.Count == 1 ? Read(group[0], tree) : DialectSet.Read(group, tree))];

    /// <summary>Reads documents that are one plan together.</summary>
    /// <param name="set">The documents, by their path within the folder.</param>
    /// <param name="tree">The files that the plan is about; null for none known.</param>
    internal static DialectPlan ReadSet(IReadOnlyList<SourceText> set, ITree? tree) => DialectSet.Read(set, tree);

    /// <summary>True for a folder of these documents that is one plan of another tool: spec-kit's feature, an OpenSpec change, a Kiro spec.</summary>
    /// <param name="names">The documents' names without their folder.</param>
    public static bool IsSet(IReadOnlySet<string> names) => DialectSet.IsOne(names) && DialectSet.HasMany(names);

    // A plan in JSON is ours or task-master's; its places are lines of the JSON.
    private static DialectPlan? FromJson(SourceText source, ITree? tree)
    {
        if (PlanJson.ToMarkdown(source) is { } markdown)
        {
            return AsIs(SourceText.From(source.Path, markdown)) with { Dialect = "json", Originals = [source] };
        }

        if (TaskList.Read(source.Text) is not { } tasks)
        {
            return null;
        }

        var document = DialectDocument.Read(SourceText.From(source.Path, tasks.Markdown), kinds: new(tree));
        var draft = DraftBuilder.Build(document, new("task-master"));
        var read = Finish([document], draft, "task-master", tasks.Origins);
        return read with { Plan = read.Plan with { Source = source }, Originals = [source] };
    }

    // Origins: for a document that was made from another, the line there for each of its lines.
    internal static DialectPlan Finish(IReadOnlyList<DialectDocument> documents, PlanDraft draft, string dialect, IReadOnlyList<int>? origins = null)
    {
        var text = DraftText.Write(draft);
        var lines = origins is null ? text.Lines : [.. text.Lines.Select(line => line.Line > 0 ? line with { Line = origins[line.Line - 1] } : line)];
        var markdown = text.ToString();
        var read = PlanReader.Read(SourceText.From(documents[0].Source.Path, markdown));
        var plan = read with { Diagnostics = [.. DialectLacks.Of(read, draft, dialect), .. read.Diagnostics] };
        return new()
        {
            Plan = new PlanRemap(documents, lines).Of(plan),
            Dialect = dialect,
            Markdown = markdown,
            Originals = [.. documents.Select(document => document.Source)],
        };
    }

    private static DialectPlan AsIs(SourceText source) =>
        new() { Plan = PlanReader.Read(source), Dialect = "foreplan", Markdown = source.Text, Originals = [source] };
}
