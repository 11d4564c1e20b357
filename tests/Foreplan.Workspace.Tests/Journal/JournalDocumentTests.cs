using System.Text;
using Foreplan.Runs;
using Foreplan.Workspace.Journal;

namespace Foreplan.Workspace.Tests.Journal;

public sealed class JournalDocumentTests : IDisposable
{
    private readonly JournalFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public void The_record_in_the_document_is_what_is_written_and_read()
    {
        var example = File.ReadAllLines(Path.Combine(Root(), "docs", "journal-format.md")).Single(line => line.Contains("\"t\":", StringComparison.Ordinal));

        using (var journal = fixture.Open(new Clock()))
        {
            journal.Append(new RunEvent.PhaseStarted(1));
        }

        Assert.Equal(example + "\n", File.ReadAllText(fixture.Path));
        Assert.IsType<RunEvent.PhaseStarted>(Assert.Single(JournalFile.ReadEvents(fixture.Path)));
    }

    [Fact]
    public void The_checksum_is_the_published_Castagnoli_one()
    {
        // The check value of "123456789" is in every catalogue of checksums.
        var line = RecordLine.Format(0, "123456789"u8, out var crc);

        Assert.Equal(BitByBit([0, 0, 0, 0, .. "123456789"u8]), crc);
        Assert.Equal(0xE3069283u, BitByBit("123456789"u8));
        Assert.Equal($"{crc:x8} 123456789\n", Encoding.ASCII.GetString(line));
    }

    private static uint BitByBit(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var single in bytes)
        {
            crc ^= single;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0x82F63B78;
            }
        }
        return ~crc;
    }

    private static string Root()
    {
        for (var folder = AppContext.BaseDirectory; ; folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Foreplan.slnx is not above the tests."))
        {
            if (File.Exists(Path.Combine(folder, "Foreplan.slnx")))
            {
                return folder;
            }
        }
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 20, 10, 12, 0, TimeSpan.Zero);
    }
}
