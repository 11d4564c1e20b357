using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Foreplan.Workspace.State;

/// <summary>Which repository a part of the state folder belongs to, and in which format it is: its file <c>state.json</c>. A part without one is of the first version that had none.</summary>
internal sealed record StateMark
{
    private const int Format = 1;

    private static ReadOnlySpan<byte> Beginning => "{\"foreplan\":1,"u8;

    public int Foreplan { get; init; } = Format;

    /// <summary>The git directory that all worktrees share.</summary>
    public string Repository { get; init; } = "";

    /// <summary>When that directory was made: it keeps this when it is moved, and no copy has it.</summary>
    public DateTime Born { get; init; }

    /// <summary>True when its repository is not where it was.</summary>
    public bool IsLeft => !Directory.Exists(Repository);

    public static DateTime BirthOf(string commonGitFolder) => Directory.GetCreationTimeUtc(commonGitFolder);

    /// <summary>Does nothing where the mark is of a format that is known, or cannot be read.</summary>
    /// <exception cref="ForeplanException">A newer Foreplan wrote it.</exception>
    public static void RefuseNewer(string folder)
    {
        // Every command asks, and as this program writes it no reader has to be loaded.
        if (!Begins(PathIn(folder)))
        {
            Read(folder);
        }
    }

    /// <summary>Null when there is none that can be read.</summary>
    /// <exception cref="ForeplanException">A newer Foreplan wrote it.</exception>
    public static StateMark? Read(string folder)
    {
        try
        {
            var mark = Of(File.ReadAllBytes(PathIn(folder)));
            return mark is not { Foreplan: > Format } newer ? mark : throw new ForeplanException(
                $"{folder} was written by a newer Foreplan: its format is {newer.Foreplan}, and this one knows {Format}.", "Update Foreplan; nothing there was changed.");
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Writes it when it is not there, or the repository was moved.</summary>
    public static void Keep(string folder, string commonGitFolder)
    {
        var mark = new StateMark { Repository = commonGitFolder, Born = BirthOf(commonGitFolder) };
        if (Read(folder) != mark)
        {
            AtomicFile.WritePrivate(PathIn(folder), mark.ToBytes());
        }
    }

    private static StateMark Of(byte[] json)
    {
        var mark = new StateMark();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
            {
                continue;
            }

            var name = reader.GetString();
            reader.Read();
            mark = name switch
            {
                "foreplan" => mark with { Foreplan = reader.GetInt32() },
                "repository" => mark with { Repository = reader.GetString() ?? "" },
                "born" => mark with { Born = reader.GetDateTime() },
                _ => mark,
            };
        }

        return mark;
    }

    private byte[] ToBytes() => Encoding.UTF8.GetBytes(new JsonObject { ["foreplan"] = Foreplan, ["repository"] = Repository, ["born"] = Born }.ToJsonString());

    private static bool Begins(string file)
    {
        try
        {
            return !File.Exists(file) || File.ReadAllBytes(file).AsSpan().StartsWith(Beginning);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string PathIn(string folder) => Path.Combine(folder, "state.json");
}
