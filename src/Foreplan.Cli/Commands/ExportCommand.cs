using System.CommandLine;
using System.Text;
using Foreplan.Plans;
using Foreplan.Plans.Dialects;
using Foreplan.Text;
using Foreplan.Workspace.State;

namespace Foreplan.Cli.Commands;

internal static class ExportCommand
{
    public static Verb Of(App app)
    {
        var plan = new Argument<string?>("PLAN")
        {
            Description = "A plan's number or name, any document with a plan, or - for standard input; the open plan when left out",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var format = new Option<string>("--format") { Description = "What it is written as; markdown by default", HelpName = string.Join('|', PlanExport.Names.Keys), DefaultValueFactory = _ => "markdown" };
        format.AcceptOnlyFromAmong([.. PlanExport.Names.Keys]);
        var output = new Option<string?>("--output", "-o") { Description = "The file to write instead of standard output", HelpName = "FILE" };
        var verb = new Verb(
            "export",
            Stage.Plan,
            "Writes a plan for other tools and for people",
            "foreplan export 1 --format json",
            "foreplan export 1 --format html --output plan.html",
            "foreplan export plan.md --format spec-kit")
        { plan, format, output };
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(Run(app, parse.GetValue(plan), parse.GetRequiredValue(format), parse.GetValue(output)))));
        return verb;
    }

    private static Reply Run(App app, string? named, string format, string? output)
    {
        var text = Text(app, named, PlanExport.Names[format]);
        if (output is null)
        {
            return new(Outcome.Done) { Raw = text, Fields = new() { ["format"] = format, ["text"] = text } };
        }

        var path = Path.GetFullPath(output, app.Terminal.Folder);
        try
        {
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(text));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ForeplanException($"{output} cannot be written: {refused.Message}", "Name a file in a folder that is there.");
        }

        return new(Outcome.Done) { Message = $"{output} is written ({format}).", Fields = new() { ["format"] = format, ["output"] = output } };
    }

    private static string Text(App app, string? named, PlanExportFormat format)
    {
        if (named == "-")
        {
            return PlanExport.Write(PlanDialects.Read(SourceText.From("stdin.md", app.Terminal.In.ReadToEnd())), format);
        }

        var path = named is null || named.All(char.IsAsciiDigit) ? null : Path.GetFullPath(named, app.Terminal.Folder);
        if (path is null || !File.Exists(path))
        {
            return app.Workflow.Export(PlanChoice.Of(app.Workflow, named), format);
        }

        var source = SourceText.Decode(Path.GetFileName(path), MarkdownFiles.Read(path));
        return source.IsDamaged
            ? throw new ForeplanException($"{named} is neither UTF-8 nor UTF-16 text.", "Save it as UTF-8.")
            : PlanExport.Write(PlanDialects.Read(source), format);
    }
}
