using Foreplan.Runs;
using Foreplan.Workspace.Journal;
using Xunit.Abstractions;

namespace Foreplan.Workspace.Tests.Journal;

public sealed class JournalDamageTests(ITestOutputHelper output) : IDisposable
{
    private readonly JournalFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public void Cut_anywhere_it_keeps_its_whole_records_and_goes_on()
    {
        var whole = fixture.Written();
        output.WriteLine($"{(whole.Length + 6) / 7} places to cut");
        for (var length = 0; length < whole.Length; length += 7)
        {
            var kept = whole.AsSpan(0, length).Count((byte)'\n');
            var good = whole.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
            File.WriteAllBytes(fixture.Path, whole[..length]);

            Assert.Equal(kept, JournalFile.ReadEvents(fixture.Path).Count);
            using (var journal = fixture.Open())
            {
                Assert.Equal(kept, journal.Events.Count);
                Assert.Equal(good != length, journal.WasTorn);
                journal.Append(new RunEvent.Resumed());
            }

            Assert.Equal(kept + 1, JournalFile.ReadEvents(fixture.Path).Count);
            if (good != length)
            {
                Assert.Equal(whole[good..length], File.ReadAllBytes($"{fixture.Path}.torn-at-{good}"));
            }
        }
    }

    [Fact]
    public void Every_flipped_bit_is_found()
    {
        var whole = fixture.Written();
        var lastRecord = whole.AsSpan(0, whole.Length - 1).LastIndexOf((byte)'\n') + 1;
        var random = new Random(60);
        for (var flip = 0; flip < 60; flip++)
        {
            var at = flip == 0 ? lastRecord - 1 : random.Next(whole.Length);
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(fixture.Path, damaged);

            if (at >= lastRecord)
            {
                Found(() => Assert.Equal(5, JournalFile.ReadEvents(fixture.Path).Count));
            }
            else
            {
                var record = whole.AsSpan(0, at).Count((byte)'\n') + 1;
                var refused = Assert.Throws<ForeplanException>(() => fixture.Open());
                Assert.Contains(fixture.Path, refused.Message, StringComparison.Ordinal);
                Assert.Contains($"record {record} ", refused.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Records_that_were_taken_out_or_swapped_or_put_in_are_found()
    {
        fixture.Written();
        var lines = fixture.Lines();

        Refused([lines[0], .. lines[2..]]);
        Refused(lines[1..]);
        Refused([lines[0], lines[2], lines[1], .. lines[3..]]);
        Refused([lines[0], lines[1], lines[1], .. lines[2..]]);
    }

    [Fact]
    public void A_damaged_journal_is_left_as_it_is()
    {
        var whole = fixture.Written();
        whole[20] ^= 1;
        File.WriteAllBytes(fixture.Path, whole);

        Assert.Throws<ForeplanException>(() => fixture.Open());

        Assert.Equal(whole, File.ReadAllBytes(fixture.Path));
    }

    private static void Found(Action reading)
    {
        try
        {
            reading();
        }
        catch (ForeplanException refused)
        {
            // A flip at the last record's end looks like something written behind it.
            Assert.Contains("record 6 ", refused.Message, StringComparison.Ordinal);
        }
    }

    private void Refused(string[] lines)
    {
        File.WriteAllText(fixture.Path, string.Join('\n', lines) + "\n");
        Assert.Throws<ForeplanException>(() => JournalFile.ReadEvents(fixture.Path));
    }
}
