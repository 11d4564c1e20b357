using System.Text.Json;
using Foreplan.Runs;

namespace Foreplan.Workspace.Journal;

/// <summary>What a journal file holds: its whole records, and the torn line behind them.</summary>
internal sealed record JournalContent
{
    private const int Version = 1;

    public required IReadOnlyList<RunEvent> Events { get; init; }

    public required uint LastCrc { get; init; }

    public required long WholeLength { get; init; }

    public required byte[] Torn { get; init; }

    public static JournalContent Of(string path, ReadOnlySpan<byte> bytes, RunJson json)
    {
        var events = new List<RunEvent>();
        var crc = 0u;
        var at = 0;
        while (at < bytes.Length)
        {
            var rest = bytes[at..];
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            if (end < 0 || !RecordLine.TryParse(crc, line, out var record, out var next))
            {
                var last = end < 0 || end == rest.Length - 1;
                if (!last || RecordLine.GoesOnAfterRecord(crc, line))
                {
                    throw Damaged(path, events.Count + 1);
                }
                break;
            }
            events.Add(Read(path, events.Count + 1, record, json));
            crc = next;
            at += end + 1;
        }
        return new() { Events = events, LastCrc = crc, WholeLength = at, Torn = bytes[at..].ToArray() };
    }

    /// <summary>The object with the format's version as its first field.</summary>
    public static byte[] WithVersion(ReadOnlySpan<byte> json) => [.. "{\"v\":1,"u8, .. json[1..]];

    private static RunEvent Read(string path, int number, ReadOnlySpan<byte> record, RunJson json)
    {
        try
        {
            var version = VersionOf(record);
            if (version > Version)
            {
                throw new ForeplanException(
                    $"{path}: record {number} has version {version}, and this Foreplan reads version {Version}.",
                    "Update Foreplan: a newer one wrote this journal.");
            }
            return json.Read(record);
        }
        catch (JsonException unknown)
        {
            throw new ForeplanException(
                $"{path}: record {number} is of a kind that this Foreplan does not know: {unknown.Message}",
                "Update Foreplan: a newer one wrote this journal.", Outcome.Usage, unknown);
        }
    }

    private static int VersionOf(ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isVersion = reader.ValueTextEquals("v"u8);
            reader.Read();
            if (isVersion)
            {
                return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var version) ? version : int.MaxValue;
            }
            reader.Skip();
        }
        return Version;
    }

    private static ForeplanException Damaged(string path, int number) => new(
        $"{path}: record {number} is damaged (its checksum does not fit) and more follows it.",
        "Restore the file from a backup, or move it aside and start a new run; nothing was changed.");
}
