using System.Globalization;
using Foreplan.Notes;
using Foreplan.Roles;
using Foreplan.Settings;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>Takes a person's answer to a question of a plan: into the plan, into the spec, and to the planner when it differs from what the plan assumed.</summary>
/// <param name="ports">The ports.</param>
/// <param name="folder">The plan's folder.</param>
/// <param name="options">What the person asked of this start.</param>
internal sealed class PlanAnswerer(WorkflowPorts ports, IPlanFolder folder, PlanOptions options)
{
    private readonly PlanDocuments documents = new(ports.Repository, folder);

    public async Task<PlanResult> AnswerAsync(string id, string answer, CancellationToken cancel)
    {
        var plan = documents.Plan ?? throw new ForeplanException($"{documents.PathOf("plan.md")} is not there.", $"Write it with: foreplan plan {folder.Handle}");
        var question = plan.Questions.FirstOrDefault(other => string.Equals(other.Id, id, StringComparison.OrdinalIgnoreCase))
            ?? throw new ForeplanException($"The plan has no question {id}.", plan.Questions.Count == 0 ? "It has none." : $"It has {string.Join(", ", plan.Questions.Select(other => other.Id))}.");
        if (PlainAnswer.WhyEmpty(answer, question.Options) is { } why)
        {
            throw new ForeplanException(why, question.Options.Count == 0 ? $"The question: {question.Text}" : $"{question.Text} Options: {string.Join(" | ", question.Options)}.");
        }

        var chosen = Secrets.Replace(answer.Trim());
        var assumed = question.Answer ?? question.Recommended;
        var date = ports.Time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        PlanVersions.Put(ports, folder, plan.Source, PlanEditor.Answer(plan, question.Id, chosen, "you", date));
        KeptAnswers.Keep(folder, documents.Spec, date, question.Text, chosen);
        var drafter = new PlanDrafter { Ports = ports, Folder = folder, Roles = documents.Roles, Settings = documents.Settings, Options = options };
        var subject = $"{question.Id}: {chosen}";
        if (PlainAnswer.Same(chosen, assumed) && !drafter.OwesRevision(subject))
        {
            return Unrevised(documents.Plan ?? plan, $"{question.Id} is answered as the plan assumed; the plan stands.");
        }

        return await new PlanReviser(ports, folder, options).ReviseAsync(subject, Asked(question, chosen, assumed), cancel);
    }

    private static string Asked(Question question, string chosen, string? assumed) =>
        $"{question.Id}: {question.Text}\nThe person answers: {chosen}\nThe plan was written on: {assumed ?? "no answer"}\nBring the plan in line with the answer. The question itself is already marked as answered; leave its line as it is.";

    private PlanResult Unrevised(Plan plan, string message)
    {
        var open = plan.Questions.FirstOrDefault(other => other.State == QuestionState.Open);
        return new()
        {
            Outcome = open is null ? Outcome.Done : Outcome.Waiting,
            Folder = folder,
            Plan = plan,
            Message = message,
            Next = open is null ? $"foreplan lock {folder.Handle}" : $"{open.Id} is open: {open.Text} foreplan answer {folder.Handle} {open.Id} \"your answer\"",
        };
    }
}
