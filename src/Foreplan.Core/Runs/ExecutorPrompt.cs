using Foreplan.Calls;
using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;
using Microsoft.Extensions.AI;

namespace Foreplan.Runs;

/// <summary>The messages before a phase's brief: the same bytes for every phase of a run, so that the provider can cache them.</summary>
internal static class ExecutorPrompt
{
    public static string Instructions => Prompt.Text("execute");

    public static IReadOnlyList<ChatMessage> Write(Plan plan, string projectInstructions, string brief) =>
    [
        new ChatMessage(ChatRole.System, Instructions).WithCacheMark(),
        new ChatMessage(ChatRole.System, PlanContext(plan, projectInstructions)).WithCacheMark(),
        new(ChatRole.User, brief),
    ];

    /// <summary>What the project says to models and the approved plan, for executor and reviewer alike.</summary>
    public static string PlanContext(Plan plan, string projectInstructions)
    {
        var project = projectInstructions.Length == 0
            ? ""
            : $"What this project asks of those who work on it:\n{RepositoryText.Wrap("project-instructions", projectInstructions)}\n\n";
        return $"{project}The approved plan:\n{RepositoryText.Wrap("plan", Secrets.Replace(plan.Source.Text))}";
    }
}
