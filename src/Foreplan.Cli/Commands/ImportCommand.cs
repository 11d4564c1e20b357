using System.CommandLine;
using System.Text.Json.Nodes;
using Foreplan.Cli.Output;
using Foreplan.Plans;
using Foreplan.Plans.Dialects;
using Foreplan.Text;
using Foreplan.Workspace.State;

namespace Foreplan.Cli.Commands;

internal static class ImportCommand
{
    public static Verb Of(App app)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Plans of other tools: files, or folders such as a spec-kit feature or an OpenSpec change; - for standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        var verb = new Verb(
            "import",
            Stage.Plan,
            "Takes plans of other tools in: spec-kit, improve, superpowers, OpenSpec, Kiro, ExecPlans, task-master, Markdown, our JSON",
            "foreplan import .specify/specs/001-photo-albums",
            "foreplan import .taskmaster/tasks/tasks.json")
        { paths };
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(Run(app, parse.GetRequiredValue(paths)))));
        return verb;
    }

    // As people name Markdown, and plans in JSON; a name without an ending tells nothing.
    private static readonly string[] Kinds = [".md", ".markdown", ".mdown", ".mkd", ".mdx", ".mdc", ".txt", ".text", ".json"];

    private static Reply Run(App app, string[] paths)
    {
        // All are read before the first is written.
        var documents = paths.Select(path => Documents(app, path)).ToList();
        var contracts = paths.Select(path => Contracts(app, path)).ToList();
        var imported = documents.Zip(contracts).SelectMany(pair => app.Workflow.Import(pair.First, pair.Second)).ToList();
        var taken = imported.SelectMany(plan => plan.Read.Originals).Select(source => source.Path).ToHashSet(StringComparer.Ordinal);
        var left = documents.SelectMany(list => list).Select(source => source.Path).Where(path => !taken.Contains(path)).ToList();
        var found = imported.SelectMany(plan => plan.Read.Plan.Diagnostics).ToList();
        return new(Outcome.Done)
        {
            Message = $"{PageWords.Count(imported.Count, "plan")} imported.",
            Next = $"See what is missing: foreplan check {imported[0].Folder.Handle}",
            Diagnostics = found,
            Fields = new() { ["plans"] = new JsonArray([.. imported.Select(plan => (JsonNode)Fields(plan))]), ["left"] = Commands.Fields.Strings(left) },
            Show = page =>
            {
                page.Found(found);
                foreach (var plan in imported)
                {
                    page.Line($"{Ink.Good(page.Glyphs.Done)} {plan.Folder.Path}: {plan.Read.Dialect}, {PageWords.Count(plan.Read.Plan.Phases.Count, "phase")}; {string.Join(", ", plan.Documents)}");
                }

                foreach (var plan in imported.Where(plan => plan.Earlier is not null))
                {
                    page.Line($"{Ink.Care("!")} {plan.Earlier?.Path} was made of the same text: delete {plan.Folder.Path} unless you want both");
                }

                foreach (var path in left)
                {
                    page.Line($"{Ink.Faint(page.Glyphs.Open)} {path}: left where it is, nothing in it is a phase or a requirement");
                }
            },
        };
    }

    private static JsonObject Fields(ImportedPlan plan)
    {
        var fields = Commands.Fields.Of(plan.Folder, plan.Read.Plan);
        fields["dialect"] = plan.Read.Dialect;
        fields["sameAs"] = plan.Earlier?.Name;
        fields["documents"] = Commands.Fields.Strings(plan.Documents);
        return fields;
    }

    private static List<SourceText> Documents(App app, string named)
    {
        if (named == "-")
        {
            return [Sound(SourceText.From("stdin.md", app.Terminal.In.ReadToEnd()))];
        }

        var path = Path.GetFullPath(named, app.Terminal.Folder);
        if (!Path.Exists(path))
        {
            throw new ForeplanException($"There is no {named}.", "Name a file or a folder with plans.");
        }

        var isFolder = Directory.Exists(path);
        if (!isFolder && Path.GetExtension(path).ToLowerInvariant() is { Length: > 0 } kind && !Kinds.Contains(kind))
        {
            throw new ForeplanException($"{named} is no plan: plans are read from Markdown, and from JSON of foreplan or task-master.", "Name such a document. If this one is Markdown under another name: foreplan import - < FILE");
        }

        var documents = MarkdownFiles.FindPlans(path).Select(file => SourceText.Decode(NameOf(file, path), MarkdownFiles.Read(file)))
            .Where(source => !isFolder || !string.IsNullOrWhiteSpace(source.Text)).Select(Sound).ToList();
        if (!isFolder && documents.Find(IsOtherJson) is { } other)
        {
            throw new ForeplanException($"{other.Path} is JSON, and neither a plan of foreplan nor a list of task-master.", "Name what foreplan export --format json wrote, or a tasks.json; nothing was imported.");
        }

        return documents.Count > 0 ? documents : throw new ForeplanException($"There is no plan in {named}: no Markdown document, and no tasks.json.", "Name the folder that holds it.");
    }

    private static List<SourceText> Contracts(App app, string named)
    {
        var path = Path.GetFullPath(named, app.Terminal.Folder);
        return named == "-" ? [] : [.. MarkdownFiles.FindContracts(path).Select(file => SourceText.Decode(NameOf(file, path), MarkdownFiles.Read(file))).Where(source => source.Text.Length > 0).Select(Sound)];
    }

    // The name within the folder that was named, with that folder's own name in front: it tells whose it is.
    private static string NameOf(string file, string path)
    {
        var above = Path.GetDirectoryName(path.TrimEnd(Path.DirectorySeparatorChar)) ?? path;
        return Path.GetRelativePath(above, file).Replace('\\', '/');
    }

    private static SourceText Sound(SourceText source) => source.IsDamaged
        ? throw new ForeplanException($"{source.Path} is neither UTF-8 nor UTF-16 text.", "Save it as UTF-8; nothing was imported.")
        : string.IsNullOrWhiteSpace(source.Text) ? throw new ForeplanException($"{source.Path} is empty.", "Nothing was imported.")
        : source;

    private static bool IsOtherJson(SourceText source) =>
        source.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && PlanDialects.Read(source).Dialect is not ("json" or "task-master");
}
