using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Foreplan.Workspace.Journal;

/// <summary>One line of a journal: CRC-32C in eight hex digits, a space, one JSON object, LF. The CRC covers the one before it and then the object's bytes.</summary>
internal static class RecordLine
{
    private const int Prefix = 9;

    public static byte[] Format(uint previous, ReadOnlySpan<byte> json, out uint crc)
    {
        crc = Crc(previous, json);
        var line = new byte[Prefix + json.Length + 1];
        Utf8Formatter.TryFormat(crc, line, out _, new('x', 8));
        line[Prefix - 1] = (byte)' ';
        json.CopyTo(line.AsSpan(Prefix));
        line[^1] = (byte)'\n';
        return line;
    }

    /// <summary>The object of a line without its LF; false when the CRC does not fit.</summary>
    public static bool TryParse(uint previous, ReadOnlySpan<byte> line, out ReadOnlySpan<byte> json, out uint crc)
    {
        json = default;
        crc = 0;
        if (line.Length <= Prefix || line[Prefix - 1] != ' ' || line[..(Prefix - 1)].ContainsAnyInRange((byte)'A', (byte)'F')
            || !Utf8Parser.TryParse(line[..(Prefix - 1)], out uint written, out var digits, 'x') || digits != Prefix - 1)
        {
            return false;
        }
        json = line[Prefix..];
        crc = Crc(previous, json);
        return crc == written;
    }

    /// <summary>True when the bytes begin with a whole record that fits and go on after it without an LF: no torn write leaves that.</summary>
    public static bool GoesOnAfterRecord(uint previous, ReadOnlySpan<byte> line)
    {
        if (line.Length <= Prefix)
        {
            return false;
        }
        try
        {
            var reader = new Utf8JsonReader(line[Prefix..], false, new JsonReaderState(new() { AllowMultipleValues = true }));
            if (!reader.Read() || !reader.TrySkip())
            {
                return false;
            }
            var end = Prefix + (int)reader.BytesConsumed;
            return end < line.Length && TryParse(previous, line[..end], out _, out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static uint Crc(uint previous, ReadOnlySpan<byte> json)
    {
        Span<byte> chain = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(chain, previous);
        return ~Over(Over(uint.MaxValue, chain), json);
    }

    private static uint Over(uint crc, ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        }
        foreach (var single in bytes[(words.Length * sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, single);
        }
        return crc;
    }
}
