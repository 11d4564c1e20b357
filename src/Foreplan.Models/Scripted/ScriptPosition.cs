using Foreplan.Calls;
using Foreplan.Models.Chain;
using Foreplan.Roles;
using Foreplan.Runs;

namespace Foreplan.Models.Scripted;

/// <summary>Which turn of a script is next: derived from the recorded calls alone, so that it survives a killed process.</summary>
internal static class ScriptPosition
{
    /// <summary>The index of the next turn; null when the script has none left.</summary>
    public static int? Next(IReadOnlyList<ScriptTurn> turns, CallScope scope)
    {
        var here = Done(scope.Journal.Events, scope);
        return After(turns, [.. Done(scope.Before, scope), .. here], scope)
            // Everything was used before this journal: the script is played anew.
            ?? (scope.Before.Count > 0 ? After(turns, here, scope) : null);
    }

    private static int? After(IReadOnlyList<ScriptTurn> turns, IEnumerable<RunEvent.CallSent> done, CallScope scope)
    {
        var used = new bool[turns.Count];
        foreach (var call in done)
        {
            if (First(turns, used, call.Role, call.Phase, call.Attempt) is { } index)
            {
                used[index] = true;
            }
        }

        return First(turns, used, scope.Role.Name, scope.Phase, scope.Attempt);
    }

    private static int? First(IReadOnlyList<ScriptTurn> turns, bool[] used, RoleName role, int? phase, int attempt)
    {
        for (var index = 0; index < turns.Count; index++)
        {
            var turn = turns[index];
            if (!used[index] && ScriptFile.RoleOf(turn) == role && (turn.Phase is null || turn.Phase == phase) && (turn.Attempt is null || turn.Attempt == attempt))
            {
                return index;
            }
        }

        return null;
    }

    // A call without a result, one that no turn answered, and one of another model used no turn.
    private static List<RunEvent.CallSent> Done(IEnumerable<RunEvent> events, CallScope scope)
    {
        Dictionary<(string, int, int), RunEvent.CallSent> open = [];
        List<RunEvent.CallSent> done = [];
        var model = scope.Model.ToString();
        foreach (var happened in events)
        {
            switch (happened)
            {
                case RunEvent.CallSent sent when sent.Role == scope.Role.Name && sent.Model == model:
                    open[(sent.Conversation, sent.Turn, sent.Try)] = sent;
                    break;
                case RunEvent.CallAnswered answered when open.Remove((answered.Conversation, answered.Turn, answered.Try), out var sent):
                    done.Add(sent);
                    break;
                case RunEvent.CallFailed { Reason: not (ModelFailure.Cancelled or ModelFailure.Permanent) } failed when open.Remove((failed.Conversation, failed.Turn, failed.Try), out var sent):
                    done.Add(sent);
                    break;
            }
        }

        return done;
    }
}
