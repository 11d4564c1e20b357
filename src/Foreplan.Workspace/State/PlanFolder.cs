using System.Globalization;
using System.Text;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Workspace.Journal;

namespace Foreplan.Workspace.State;

/// <summary>A plan's folder in the working tree with its part of the state folder.</summary>
internal sealed class PlanFolder : IPlanFolder
{
    private const string NoteDrafts = "drafts.json";
    private readonly string root;
    private readonly string full;
    private readonly string state;
    private readonly TimeProvider time;

    public PlanFolder(string root, string path, string stateFolder, TimeProvider time)
    {
        this.root = root;
        this.time = time;
        Path = path;
        full = path.Length == 0 ? root : System.IO.Path.Combine(root, path);
        state = System.IO.Path.Combine(stateFolder, "plans", StateName.Of(path));
    }

    public string Path { get; }

    public string Name => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(full));

    public IReadOnlyList<string> Versions =>
        [.. Files("versions", "*.md").Select(file => Encoding.UTF8.GetString(File.ReadAllBytes(file)))];

    public static bool IsOne(string folder) => Documents.Names.Any(name => File.Exists(System.IO.Path.Combine(folder, name)));

    public byte[]? Read(string document)
    {
        var file = Documents.Locate(root, full, document);
        try
        {
            return File.Exists(file) ? File.ReadAllBytes(file) : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ForeplanException($"{file} cannot be read: {refused.Message}", "Make the file readable for you.", Outcome.Usage, refused);
        }
    }

    public void Write(string document, byte[] content)
    {
        var file = Documents.Locate(root, full, document);
        try
        {
            Directory.CreateDirectory(full);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw DiskRefused.Of(full, refused);
        }
        AtomicFile.Write(file, content);
    }

    public int KeepVersion(string text)
    {
        using var held = VersionsHold.Take(state);
        var versions = Versions;
        for (var number = 1; number <= versions.Count; number++)
        {
            if (versions[number - 1] == text)
            {
                return number;
            }
        }

        var newest = Files("versions", "*.md").LastOrDefault() is { } last && int.TryParse(System.IO.Path.GetFileNameWithoutExtension(last), NumberStyles.None, CultureInfo.InvariantCulture, out var taken) ? taken : versions.Count;
        AtomicFile.WritePrivate(System.IO.Path.Combine(state, "versions", $"{newest + 1:D4}.md"), Encoding.UTF8.GetBytes(text));
        return versions.Count + 1;
    }

    public PlanStamp Stamp
    {
        get
        {
            var journals = JournalFiles();
            var kept = Files("kept", "*");
            var drafts = Kept(NoteDrafts);
            var newest = DateTime.MinValue;
            return new(
                StampOf([.. Array.ConvertAll(Documents.All, document => Documents.Locate(root, full, document)), .. Files("versions", "*.md"), .. Files("approved", "*"), .. Array.FindAll(kept, file => file != drafts)], ref newest),
                StampOf([drafts], ref newest),
                StampOf(Array.FindAll(journals, file => !IsOfRun(file)), ref newest),
                StampOf(Array.FindAll(journals, IsOfRun), ref newest),
                newest);
        }
    }

    // Whoever works on a plan has this file for itself; see PlanHold.
    public bool IsHeld
    {
        get
        {
            try
            {
                using var probe = new FileStream(System.IO.Path.Combine(state, "lock"), FileMode.Open, FileAccess.Read, FileShare.Read);
                return false;
            }
            catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
            {
                return false;
            }
            catch (IOException)
            {
                return true;
            }
        }
    }

    public IDisposable HoldNotes() => NotesHold.Take(state);

    public byte[]? ReadKept(string name)
    {
        var file = Kept(name);
        try
        {
            return File.Exists(file) ? File.ReadAllBytes(file) : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ForeplanException($"{file} cannot be read: {refused.Message}", "Make the file readable for you.", Outcome.Usage, refused);
        }
    }

    public void WriteKept(string name, byte[] content) => AtomicFile.WritePrivate(Kept(name), content);

    public void Approve(string lockId) => AtomicFile.WritePrivate(Approval(lockId), []);

    public bool IsApproved(string lockId)
    {
        if (lockId.Length == 0 || File.Exists(Approval(lockId)))
        {
            return lockId.Length > 0;
        }

        // What may not be looked at is not the same as what is not there.
        try
        {
            using var none = File.OpenHandle(Approval(lockId));
            return true;
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new ForeplanException($"{state} cannot be read: {refused.Message}", "Make the folder yours again (chown, chmod u+rwX), or name another by XDG_STATE_HOME.", Outcome.Usage, refused);
        }
        catch (IOException)
        {
            return false;
        }
    }

    public IReadOnlyList<IReadOnlyList<RunEvent>> Journals() =>
        [.. JournalFiles().Select(JournalFile.ReadEvents).Where(events => events.Count > 0)];

    public IOpenJournal OpenJournal(string kind, Func<IReadOnlyList<RunEvent>, bool> goOn)
    {
        var hold = PlanHold.Take(state, Name);
        try
        {
            foreach (var document in Documents.All)
            {
                AtomicFile.Sweep(System.IO.Path.Combine(full, document));
            }

            var there = JournalFiles();
            var chosen = there.LastOrDefault(file => JournalFile.ReadEvents(file) is { Count: > 0 } events && goOn(events));
            return JournalFile.Open(chosen ?? NewJournal(kind, there), time, hold);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    // Numbered, because a clock may jump; with a random part, because a run's branch and worktree are named by it in the whole repository.
    private string NewJournal(string kind, string[] there)
    {
        var newest = there.Length == 0 ? 0 : PlanName.Of(System.IO.Path.GetFileName(there[^1])).Number ?? 0;
        var random = Guid.NewGuid().ToString("N")[..8];
        return System.IO.Path.Combine(state, "journals", $"{newest + 1:D4}-{kind}-{random}.journal");
    }

    private static string StampOf(string[] paths, ref DateTime newest)
    {
        var stamp = new StringBuilder();
        foreach (var path in paths)
        {
            if (new FileInfo(path) is { Exists: true } file)
            {
                stamp.Append(CultureInfo.InvariantCulture, $"{file.Name}:{file.Length}:{file.LastWriteTimeUtc.Ticks}:{(int)file.UnixFileMode} ");
                newest = file.LastWriteTimeUtc > newest ? file.LastWriteTimeUtc : newest;
            }
        }
        return stamp.ToString();
    }

    // A journal's name says what it is of; see NewJournal.
    private static bool IsOfRun(string journal) => System.IO.Path.GetFileName(journal).Split('-') is [_, "run" or "review" or "fix", ..];

    private string[] JournalFiles() => Files("journals", "*.journal");

    private string[] Files(string folder, string pattern)
    {
        var there = System.IO.Path.Combine(state, folder);
        if (!Directory.Exists(there))
        {
            return [];
        }

        var files = Directory.GetFiles(there, pattern);
        Array.Sort(files, string.CompareOrdinal);
        return files;
    }

    private string Kept(string name) => System.IO.Path.Combine(state, "kept", StateName.Of(name));

    private string Approval(string lockId) => System.IO.Path.Combine(state, "approved", StateName.Of(lockId));
}
