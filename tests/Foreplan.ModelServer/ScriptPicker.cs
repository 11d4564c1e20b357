using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Foreplan.Models.Scripted;
using Foreplan.Roles;

namespace Foreplan.ModelServer;

/// <summary>Picks turns of a scripted model's file by looking at the request alone, so that a request which a killed client repeats is answered the same.</summary>
internal sealed partial class ScriptPicker(ScriptFile file)
{
    private readonly Dictionary<string, int> firstTurns = [];
    private readonly Dictionary<(RoleName, int?), int> used = [];
    private readonly Dictionary<string, int> repeats = [];

    /// <summary>The turn, with a prefix for ids that is the same for the same request; null when the script has none.</summary>
    public (ServerTurn Turn, string IdPrefix)? Pick(IProtocol protocol, JsonElement request, string body)
    {
        var role = RoleOf(protocol.System(request));
        int? phase = role == RoleName.Executor ? PhaseOf(protocol.FirstUser(request)) : null;
        List<(ScriptTurn Turn, int Index)> turns = [.. file.Turns.Select((turn, index) => (turn, index)).Where(entry => ScriptFile.RoleOf(entry.turn) == role && (entry.turn.Phase is null || entry.turn.Phase == phase))];
        List<int> answers = [.. Enumerable.Range(0, turns.Count).Where(at => turns[at].Turn.Fault is null)];

        var conversation = Hash($"{role} {phase} {protocol.System(request)} {protocol.FirstUser(request)}");
        if (!firstTurns.TryGetValue(conversation, out var first))
        {
            firstTurns[conversation] = first = used.GetValueOrDefault((role, phase));
        }

        var position = first + protocol.Answers(request);
        used[(role, phase)] = Math.Max(used.GetValueOrDefault((role, phase)), position + 1);
        if (position >= answers.Count)
        {
            return null;
        }

        // Faults stand before the answer that they delay: each repeat of the request meets the next.
        var request0 = Hash(body);
        var repeat = repeats[request0] = repeats.GetValueOrDefault(request0) + 1;
        var from = position == 0 ? 0 : answers[position - 1] + 1;
        var at = Math.Min(from + repeat - 1, answers[position]);
        return (ToServer(turns[at].Turn), $"{turns[at].Index + 1}");
    }

    private static ServerTurn ToServer(ScriptTurn turn) => new()
    {
        Say = turn.Say ?? "",
        Calls = [.. turn.Calls.Select(call => new ServerCall(call.Tool, JsonSerializer.Serialize(call.Arguments)))],
        Usage = turn.Usage is { } usage ? new(usage.Input, usage.Output, usage.Cached, usage.Written, usage.Reasoning) : null,
        Fault = turn.Fault,
        RetryAfter = turn.RetryAfter?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        DelayMs = turn.DelayMs,
        Model = turn.Model is { } model ? model[(model.IndexOf('/', StringComparison.Ordinal) + 1)..] : null,
    };

    private static RoleName RoleOf(string system)
    {
        var line = system.Split('\n').FirstOrDefault(line => line.Trim().Length > 0) ?? "";
        return Planner().IsMatch(line) ? RoleName.Planner : Reviewer().IsMatch(line) ? RoleName.Reviewer : RoleName.Executor;
    }

    // The whole plan stands before the brief, and the brief starts with its phase: the last heading counts.
    private static int? PhaseOf(string text) =>
        PhaseHeading().Matches(text) is { Count: > 0 } found ? int.Parse(found[^1].Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex(@"\b(planner|planning|architect)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Planner();

    [GeneratedRegex(@"\b(review\w*|challeng\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reviewer();

    [GeneratedRegex(@"^#{2,4} Phase (\d+)", RegexOptions.Multiline)]
    private static partial Regex PhaseHeading();
}
