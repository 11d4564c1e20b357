using System.Text;
using System.Text.Json;
using Foreplan.Roles;

namespace Foreplan.Models.Scripted;

/// <summary>A file of scripted turns.</summary>
internal sealed record ScriptFile(string Name, IReadOnlyList<ScriptTurn> Turns)
{
    private static readonly string[] Faults = ["429", "529", "500", "cut", "eof", "stall"];

    /// <summary>Reads the file; <paramref name="name"/> is what messages call it.</summary>
    public static ScriptFile Read(string path, string name)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), name);
        }
        catch (Exception caught) when (caught is IOException or UnauthorizedAccessException)
        {
            throw new ForeplanException($"The scripted model {name} could not be read: {caught.Message}", "Name a file relative to the repository's root, as in scripted:demo.json.", inner: caught);
        }
    }

    public static ScriptFile Parse(byte[] json, string name)
    {
        List<ScriptTurn> turns = [];
        var start = 0;
        try
        {
            json = json.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? json[3..] : json;
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (!SeekTurns(ref reader))
            {
                throw Wrong(name, 1, "there is no list named `turns`");
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var begin = (int)reader.TokenStartIndex;
                reader.Skip();
                start = begin;
                var turn = JsonSerializer.Deserialize(json.AsSpan(start..(int)reader.BytesConsumed), ScriptJson.Default.ScriptTurn);
                turns.Add(turn ?? throw Wrong(name, LineOf(json, start), "a turn is null"));
                if (Complaint(turn) is { } complaint)
                {
                    throw Wrong(name, LineOf(json, start), complaint);
                }

                start = 0;
            }
        }
        catch (JsonException broken)
        {
            throw Wrong(name, LineOf(json, start) + (int)(broken.LineNumber ?? 0), Short(broken.Message), broken);
        }

        return new(name, turns);
    }

    /// <summary>The role that a turn is of.</summary>
    public static RoleName RoleOf(ScriptTurn turn) => Enum.Parse<RoleName>(turn.Role, ignoreCase: true);

    private static bool SeekTurns(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isTurns = reader.ValueTextEquals("turns"u8);
            reader.Read();
            if (isTurns)
            {
                return reader.TokenType == JsonTokenType.StartArray;
            }

            reader.Skip();
        }

        return false;
    }

    private static string? Complaint(ScriptTurn turn) => turn switch
    {
        _ when !Enum.GetNames<RoleName>().Contains(turn.Role, StringComparer.OrdinalIgnoreCase) => $"the role is `{turn.Role}`, not planner, executor or reviewer",
        { Phase: < 1 } => "a phase is counted from 1",
        { Attempt: < 1 } => "an attempt is counted from 1",
        { DelayMs: < 0 } => "`delayMs` is negative",
        { RetryAfter: < 0 } => "`retryAfter` is negative",
        { Fault: { } fault } when !Faults.Contains(fault) => $"the fault is `{fault}`, not one of {string.Join(", ", Faults)}",
        { Fault: null, Say: null, Calls.Count: 0 } => "a turn needs `say`, `calls` or `fault`",
        _ when turn.Calls.Any(call => call.Tool.Length == 0) => "a call has no `tool`",
        _ => null,
    };

    private static int LineOf(byte[] json, int offset) => 1 + json.AsSpan(0, Math.Min(offset, json.Length)).Count((byte)'\n');

    private static string Short(string message)
    {
        var end = message.IndexOf(" Path:", StringComparison.Ordinal);
        end = end < 0 ? message.IndexOf(" LineNumber:", StringComparison.Ordinal) : end;
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }

    private static ForeplanException Wrong(string name, int line, string what, Exception? inner = null) =>
        new($"{name}:{line}: {what}.", "A scripted model is {\"foreplan\": 1, \"turns\": [{\"role\": …, \"say\": …, \"calls\": [{\"tool\": …, \"arguments\": {…}}]}]}.", inner: inner);
}
