using System.Text.Json.Nodes;
using Foreplan.Calls;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Cli.Output;

/// <summary>What happens, as JSON lines on standard output: one object each, before the last line, which is the document that <c>--json</c> gives.</summary>
/// <param name="writer">Standard output.</param>
internal sealed class ProgressLines(TextWriter writer)
{
    private readonly Lock gate = new();

    // Long texts stay in the state folder; here they are named by their hash.
    private readonly RunJson json = new(bytes => TextHash.OfBytes(bytes), hash => throw new NotSupportedException(hash));

    public void Write(Progress progress)
    {
        var line = progress switch
        {
            Progress.Happened { Event: var happened } => new JsonObject { ["event"] = JsonNode.Parse(json.Write(happened)) },
            Progress.Said { Conversation: var conversation, Text: var text } => new JsonObject { ["said"] = text, ["conversation"] = conversation },
            Progress.Printed { Line: var printed } => new JsonObject { ["printed"] = printed },
            Progress.Told { Message: var message } => new JsonObject { ["told"] = message },
            _ => null,
        };
        if (line is not null)
        {
            lock (gate)
            {
                writer.Write(JsonReply.Line(line));
                writer.Flush();
            }
        }
    }
}
