using System.Text;
using Foreplan.Workspace.State;

namespace Foreplan.Workspace.Git;

/// <summary>The bare repository in the state folder that borrows the person's objects. Whatever looks at files goes through it, so that no hook, filter or setting of theirs runs.</summary>
internal sealed class Shadow(GitProgram git, RepositoryPlace place, string stateFolder)
{
    public string Folder { get; } = Path.Combine(stateFolder, "shadow.git");

    public GitSide Side => new(git, Folder) { NoObject = new string('0', place.ObjectFormat == "sha256" ? 64 : 40) };

    /// <summary>Makes it, or brings it up to date with what the person's repository has become.</summary>
    public void Refresh(PersonSettings person)
    {
        PrivateFolder.Make(stateFolder);
        StateMark.Keep(stateFolder, place.CommonDir);
        if (!Directory.Exists(Folder))
        {
            Make();
        }

        StaleLock.Remove(Folder, "packed-refs");
        ScratchIndex.Sweep(Folder, TimeSpan.FromHours(1));
        // Written each time, so that nothing can be slipped into it.
        Keep("config", Settings());
        Keep("objects/info/alternates", Encoding.UTF8.GetBytes(Quoted(place.Objects) + "\n"));
        Keep("info/exclude", Excludes(person));
        var shallow = Path.Combine(place.CommonDir, "shallow");
        if (File.Exists(shallow))
        {
            Keep("shallow", File.ReadAllBytes(shallow));
        }
        else
        {
            File.Delete(Path.Combine(Folder, "shallow"));
        }
    }

    private void Make()
    {
        var making = $"{Folder}.{Path.GetRandomFileName()}";
        var call = new GitCall
        {
            Folder = stateFolder,
            Arguments = ["init", "-q", "--bare", "--template=", $"--object-format={place.ObjectFormat}", making],
        };
        var answer = git.Run(call);
        if (!answer.IsOk)
        {
            throw GitProgram.Failed(call, answer);
        }

        try
        {
            Directory.Move(making, Folder);
        }
        catch (IOException) when (Directory.Exists(Folder))
        {
            // Another process was first.
            Directory.Delete(making, recursive: true);
        }
    }

    private byte[] Settings() => Encoding.UTF8.GetBytes(
        $"[core]\n\trepositoryformatversion = {(place.ObjectFormat == "sha1" ? 0 : 1)}\n\tfilemode = {(OperatingSystem.IsWindows() ? "false" : "true")}\n\tbare = true\n[gc]\n\tauto = 0\n"
        + (place.ObjectFormat == "sha1" ? "" : $"[extensions]\n\tobjectformat = {place.ObjectFormat}\n"));

    private byte[] Excludes(PersonSettings person)
    {
        using var all = new MemoryStream();
        foreach (var file in new[] { person.ExcludesFile, Path.Combine(place.CommonDir, "info", "exclude") })
        {
            if (File.Exists(file))
            {
                all.Write(File.ReadAllBytes(file));
                all.WriteByte((byte)'\n');
            }
        }

        return all.ToArray();
    }

    private void Keep(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? Folder);
            AtomicFile.Write(path, content);
        }
    }

    /// <summary>Git reads a line that starts with a quote as a C string.</summary>
    private static string Quoted(string path) => path.Any(c => c is '"' or '\\' or '\n' or '\t' or '#')
        ? "\"" + path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal) + "\""
        : path;
}
