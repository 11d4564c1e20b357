namespace Foreplan.Checks;

/// <summary>What an HTML comment holds: nobody sees it where the plan is shown.</summary>
/// <param name="Text">The text between the marks.</param>
/// <param name="Line">Where it begins, from 1.</param>
internal sealed record CommentText(string Text, int Line);
