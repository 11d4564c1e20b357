namespace Foreplan.Runs;

/// <summary>The tries at one phase, as its journal tells: how many are used, and in which conversation the next one is.</summary>
/// <param name="journal">The run's journal.</param>
/// <param name="phase">The phase.</param>
/// <param name="perModel">Tries per model.</param>
/// <param name="models">How many models may try, one after the other.</param>
internal sealed class Attempts(IJournal journal, int phase, int perModel, int models)
{
    public int Used => Failed.Count();

    public int Current => Used + 1;

    public bool AreUsed => Used >= perModel * models;

    /// <summary>Which model's turn it is, from 0.</summary>
    public int Model => Math.Min(Used / perModel, models - 1);

    /// <summary>The conversation that the next call belongs to; it keeps its name over the tries that it holds.</summary>
    public string Conversation => $"p{phase}.{(Failed.LastOrDefault(failed => failed.Fresh)?.Attempt ?? 0) + 1}";

    public RunEvent.AttemptFailed? Last => Failed.LastOrDefault();

    private IEnumerable<RunEvent.AttemptFailed> Failed =>
        journal.Events.OfType<RunEvent.AttemptFailed>().Where(failed => failed.Phase == phase);

    /// <summary>Records a failed try. The last one of a model, and one that a limit ended, leave their conversation.</summary>
    public void Fail(string reason, bool conversationEnded) =>
        journal.Append(new RunEvent.AttemptFailed(phase, Current, new Body(reason), conversationEnded || Current % perModel == 0));
}
