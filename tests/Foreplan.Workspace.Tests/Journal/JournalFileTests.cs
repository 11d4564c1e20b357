using System.Text.Json;
using Foreplan.Runs;
using Foreplan.Text;
using Foreplan.Workspace.Journal;

namespace Foreplan.Workspace.Tests.Journal;

public sealed class JournalFileTests : IDisposable
{
    private readonly JournalFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public void What_was_recorded_is_read_back_the_same()
    {
        fixture.Written();

        var read = JournalFile.ReadEvents(fixture.Path);

        Assert.Equal(JournalFixture.Some.Length, read.Count);
        Assert.Equal([1, 2, 3, 4, 5, 6], read.Select(happened => happened.Seq));
        for (var i = 0; i < read.Count; i++)
        {
            if (read[i] is RunEvent.CommandsFinished commands)
            {
                Assert.Equal(new string('o', 9000), commands.Results[0].Output.Text);
                Assert.Equal(["npm", "test"], commands.Results[0].Words);
                continue;
            }
            Assert.Equal(JournalFixture.Some[i] with { Seq = i + 1, At = read[i].At }, read[i]);
        }
    }

    [Fact]
    public void Bodies_over_4_KiB_are_blobs_and_shorter_ones_are_inline()
    {
        fixture.Written();

        var lines = fixture.Lines();
        var sha = TextHash.Of(new string('m', 5000));

        Assert.Contains($$"""{"blob":"{{sha}}"}""", lines[1], StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(fixture.Blobs).Length);
        Assert.Contains("""line 1\nline 2 ü €""", lines[3], StringComparison.Ordinal);
        Assert.Contains("""{"blob":""", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_says_its_version_and_kind_and_leaves_nulls_out()
    {
        fixture.Written();

        using var first = JsonDocument.Parse(fixture.Lines()[0][9..]);

        Assert.Equal(["v", "t", "kind", "id", "plan", "subject", "base", "instructions", "s", "at"], first.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.Contains("\"outcome\":\"done\"", fixture.Lines()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void It_goes_on_where_it_stood_even_when_the_clock_jumped_back()
    {
        fixture.Written();

        using (var journal = fixture.Open(new StoppedClock(DateTimeOffset.UnixEpoch)))
        {
            Assert.False(journal.WasTorn);
            Assert.Equal(6, journal.Events.Count);
            journal.Append(new RunEvent.Resumed());
        }

        var last = JournalFile.ReadEvents(fixture.Path)[^1];
        Assert.Equal(7, last.Seq);
        Assert.Equal(DateTimeOffset.UnixEpoch, last.At);
    }

    [Fact]
    public void A_reader_sees_what_a_writer_has_written_so_far()
    {
        using var journal = fixture.Open();
        journal.Append(JournalFixture.Some[0]);

        Assert.Single(JournalFile.ReadEvents(fixture.Path));
        journal.Append(new RunEvent.Resumed());
        Assert.Equal(2, JournalFile.ReadEvents(fixture.Path).Count);
    }

    [Fact]
    public void Fields_of_a_later_format_are_ignored_and_a_later_version_is_refused()
    {
        fixture.Written();
        var grown = fixture.Lines()[0][9..].Replace("{\"v\":1,", "{\"v\":1,\"added\":{\"a\":[1]},", StringComparison.Ordinal);
        WriteRecord(grown);
        Assert.Single(JournalFile.ReadEvents(fixture.Path));

        WriteRecord(grown.Replace("{\"v\":1,", "{\"v\":2,", StringComparison.Ordinal));
        var newer = Assert.Throws<ForeplanException>(() => JournalFile.ReadEvents(fixture.Path));
        Assert.Contains("version 2", newer.Message, StringComparison.Ordinal);

        WriteRecord("""{"v":1,"t":"tomorrow"}""");
        Assert.Contains("does not know", Assert.Throws<ForeplanException>(() => JournalFile.ReadEvents(fixture.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_or_damaged_blob_is_said()
    {
        fixture.Written();
        using var journal = fixture.Open();
        var sha = journal.PutBlob([1, 2, 3]);
        Assert.Equal([1, 2, 3], journal.GetBlob(sha));

        File.WriteAllBytes(Path.Combine(fixture.Blobs, sha), [1, 2]);
        Assert.Contains("damaged", Assert.Throws<ForeplanException>(() => journal.GetBlob(sha)).Message, StringComparison.Ordinal);
        Assert.Equal(sha, journal.PutBlob([1, 2, 3]));
        Assert.Equal([1, 2, 3], journal.GetBlob(sha));

        File.Delete(Path.Combine(fixture.Blobs, sha));
        Assert.Throws<ForeplanException>(() => journal.GetBlob(sha));
    }

    [Fact]
    public void Nobody_else_can_read_a_journal()
    {
        fixture.Written();
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        Assert.Equal(default, File.GetUnixFileMode(fixture.Path) & Others);
        Assert.Equal(default, File.GetUnixFileMode(Directory.GetFiles(fixture.Blobs)[0]) & Others);
        Assert.Equal(default, File.GetUnixFileMode(fixture.Blobs) & Others);
    }

    private void WriteRecord(string json) =>
        File.WriteAllBytes(fixture.Path, RecordLine.Format(0, System.Text.Encoding.UTF8.GetBytes(json), out _));

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
