using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Notes;

/// <summary>Reads and writes <c>notes.json</c>.</summary>
public static class NoteBookJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Reads notes. A file that cannot be read gives no book, and must not be written over.</summary>
    /// <param name="path">Its name for messages.</param>
    /// <param name="bytes">Its bytes; null when there is none.</param>
    public static (NoteBook? Book, IReadOnlyList<Diagnostic> Diagnostics) Read(string path, byte[]? bytes)
    {
        if (bytes is null)
        {
            return (NoteBook.Empty, []);
        }

        var source = SourceText.Decode(path, bytes);
        if (source.IsDamaged)
        {
            return (null, [Problems.NotesNotReadable(path, null, "it is not valid UTF-8")]);
        }

        try
        {
            return JsonNode.Parse(source.Text) is JsonObject root
                ? new NoteBookReader(path, root).Read()
                : (null, [Problems.NotesNotReadable(path, 1, "it is no JSON object")]);
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            var line = wrong is JsonException { LineNumber: { } number } ? (int)number + 1 : (int?)null;
            var conflict = source.Lines.Select((text, index) => (text, index)).FirstOrDefault(pair => pair.text.StartsWith("<<<<<<<", StringComparison.Ordinal));
            return (null, [conflict.text is null
                ? Problems.NotesNotReadable(path, line, wrong is JsonException ? "it is no valid JSON here" : "a field is written twice")
                : Problems.NotesNotReadable(path, conflict.index + 1, "a merge left its marks here")]);
        }
    }

    /// <summary>The file's bytes: indented, LF line ends.</summary>
    public static byte[] Write(NoteBook book)
    {
        var root = NoteBookWriter.Write(book);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            root.WriteTo(json);
        }

        bytes.Write(Encoding.UTF8.GetBytes("\n"));
        return bytes.ToArray();
    }
}
