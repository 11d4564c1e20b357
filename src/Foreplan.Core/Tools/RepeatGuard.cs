namespace Foreplan.Tools;

/// <summary>Counts the same call with the same answer in a row.</summary>
internal sealed class RepeatGuard
{
    private string lastCall = "";
    private string lastAnswer = "";

    public int Count { get; private set; }

    /// <summary>How often in a row this answer would have been given.</summary>
    public int WouldRepeat(string call, ToolAnswer answer) => call == lastCall && answer.Text == lastAnswer ? Count + 1 : 1;

    /// <summary>Takes note of an answer; a notice in its place counts as the answer it replaced.</summary>
    public void Note(string call, ToolAnswer answer)
    {
        var same = call == lastCall && (answer.Text == lastAnswer || answer.Code == ToolCode.Limit);
        Count = same ? Count + 1 : 1;
        lastCall = call;
        lastAnswer = same ? lastAnswer : answer.Text;
    }
}
