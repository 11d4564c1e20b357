using System.CommandLine;
using Foreplan.Specs;

namespace Foreplan.Cli.Commands;

internal static class SpecCommand
{
    public static Verb Of(App app) =>
        new("spec", Stage.Plan, "Changes a spec", "foreplan spec add 1 \"Email/password login\"")
        {
            Add(app, "add", "foreplan spec add 1 \"Email/password login\"", "foreplan spec add 1 --constraint \"Works with the existing PostgreSQL database\""),
        };

    /// <summary>The same under the name that people look for.</summary>
    public static Verb AddRequirement(App app)
    {
        var verb = Add(app, "add-requirement", "foreplan add-requirement 1 \"Email/password login\"");
        verb.Hidden = true;
        return verb;
    }

    private static Verb Add(App app, string name, params string[] examples)
    {
        var words = Inputs.Words("TEXT", "The plan, and what is wanted; the plan may be left out while only one is open", required: true);
        words.HelpName = "[PLAN] TEXT";
        var constraint = new Option<bool>("--constraint") { Description = "A constraint (C1) instead of a requirement (R1)" };
        var criterion = new Option<bool>("--criterion") { Description = "A success criterion (S1) instead of a requirement (R1)" };
        var verb = new Verb(name, Stage.Plan, "Adds a numbered requirement to a spec", examples) { words, constraint, criterion };
        verb.Validators.Add(result =>
        {
            if (result.GetValue(constraint) && result.GetValue(criterion))
            {
                result.AddError("It is a constraint or a criterion, not both.");
            }
        });
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(Run(app, Read(
            parse.GetRequiredValue(words),
            parse.GetValue(constraint) ? SpecItemKind.Constraint : parse.GetValue(criterion) ? SpecItemKind.Criterion : SpecItemKind.Requirement)))));
        return verb;
    }

    private static Given Read(string[] words, SpecItemKind kind) =>
        words.Length == 1 ? new(null, words[0], kind) : new(words[0], string.Join(' ', words[1..]), kind);

    private static Reply Run(App app, Given given)
    {
        if (string.IsNullOrWhiteSpace(given.Text))
        {
            return new(Outcome.Usage) { Message = "The text is empty.", Next = "Say what is wanted." };
        }

        var folder = PlanChoice.Of(app.Workflow, given.Plan);
        var id = app.Workflow.AddItem(folder, given.Kind, given.Text);
        return new(Outcome.Done)
        {
            Message = $"{id} is in {folder.Path}/spec.md.",
            Next = $"When the spec is whole: foreplan plan {folder.Handle}",
            Fields = new() { ["plan"] = folder.Name, ["path"] = folder.Path, ["id"] = id },
        };
    }

    private sealed record Given(string? Plan, string Text, SpecItemKind Kind);
}
