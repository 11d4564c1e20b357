using System.Text.Json;
using Foreplan.Roles;

namespace Foreplan.Runs;

/// <summary>The words in a journal for what is one of a few.</summary>
internal static class EventWords
{
    public static string Of(RoleName role) => role switch
    {
        RoleName.Planner => "planner",
        RoleName.Executor => "executor",
        RoleName.Reviewer => "reviewer",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Done => "done",
        Outcome.NotDone => "notDone",
        Outcome.Usage => "usage",
        Outcome.Refused => "refused",
        Outcome.Waiting => "waiting",
        Outcome.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static RoleName RoleOf(string word) => word switch
    {
        "planner" => RoleName.Planner,
        "executor" => RoleName.Executor,
        "reviewer" => RoleName.Reviewer,
        _ => throw new JsonException($"`{word}` is no role."),
    };

    public static Outcome OutcomeOf(string word) => word switch
    {
        "done" => Outcome.Done,
        "notDone" => Outcome.NotDone,
        "usage" => Outcome.Usage,
        "refused" => Outcome.Refused,
        "waiting" => Outcome.Waiting,
        "cancelled" => Outcome.Cancelled,
        _ => throw new JsonException($"`{word}` is no outcome."),
    };
}
