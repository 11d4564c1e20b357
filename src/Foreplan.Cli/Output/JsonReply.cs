using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Foreplan.Diagnostics;

namespace Foreplan.Cli.Output;

/// <summary>A reply as one JSON document: <c>foreplan</c>, <c>command</c>, <c>ok</c>, <c>outcome</c>, the command's own fields, and <c>error</c> when it is not ok.</summary>
internal static class JsonReply
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Short = Readable with { Indented = false };

    /// <summary>Writes the document.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="command">The command's name.</param>
    /// <param name="reply">The reply.</param>
    /// <param name="isLine">True when it ends lines of progress and so is one itself.</param>
    public static void Write(TextWriter writer, string command, Reply reply, bool isLine)
    {
        var document = new JsonObject
        {
            ["foreplan"] = 1,
            ["command"] = command,
            ["ok"] = reply.Outcome == Outcome.Done,
            ["outcome"] = JsonNamingPolicy.CamelCase.ConvertName(reply.Outcome.ToString()),
        };
        foreach (var (name, value) in reply.Fields.ToList())
        {
            reply.Fields.Remove(name);
            document.TryAdd(name, value);
        }

        if (reply.Diagnostics.Count > 0 || command == "check")
        {
            document["diagnostics"] = new JsonArray([.. reply.Diagnostics.Select(Of)]);
        }

        if (reply.Outcome != Outcome.Done)
        {
            document["error"] = new JsonObject { ["message"] = reply.Message, ["hint"] = reply.Next };
        }
        else if (reply.Message is not null)
        {
            document["message"] = reply.Message;
            document["next"] = reply.Next;
        }

        writer.Write(Text(document, isLine ? Short : Readable));
    }

    /// <summary>An object on one line, with the line's end.</summary>
    public static string Line(JsonObject fields) => Text(fields, Short);

    private static string Text(JsonObject document, JsonWriterOptions options)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, options))
        {
            document.WriteTo(json);
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + '\n';
    }

    private static JsonNode Of(Diagnostic found) => new JsonObject
    {
        ["id"] = found.Id,
        ["severity"] = JsonNamingPolicy.CamelCase.ConvertName(found.Severity.ToString()),
        ["message"] = found.Message,
        ["file"] = found.File,
        ["line"] = found.Line,
        ["column"] = found.Column,
        ["fix"] = found.Fix,
    };
}
