using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Locks;

/// <summary>Reads and writes <c>plan.lock.json</c>.</summary>
public static class ApprovalJson
{
    private static readonly ApprovalJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        AllowDuplicateProperties = false,
        // A field that is absent is a lock that cannot be read, not a null where none may be.
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    });

    /// <summary>Reads a lock. It proves nothing: see <see cref="LockCheck"/>.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="path">Its name for messages.</param>
    /// <returns>The approval, null when it cannot be read, and what is wrong.</returns>
    public static (Approval? Approval, IReadOnlyList<Diagnostic> Diagnostics) Read(byte[] bytes, string path = "plan.lock.json")
    {
        var source = SourceText.Decode(path, bytes);
        if (source.IsDamaged)
        {
            return (null, [Problems.LockNotReadable(path, null, "it is not valid UTF-8")]);
        }

        try
        {
            var approval = JsonSerializer.Deserialize(source.Text, Context.Approval);
            return approval switch
            {
                null => (null, [Problems.LockNotReadable(path, null, "it holds null")]),
                { Foreplan: not 1 } => (null, [Problems.LockOfAnotherVersion(path, approval.Foreplan)]),
                _ when HasHoles(approval) => (null, [Problems.LockNotReadable(path, null, "a list in it holds null")]),
                _ => (approval, []),
            };
        }
        catch (JsonException wrong)
        {
            var line = wrong.LineNumber is { } number ? (int)number + 1 : (int?)null;
            return (null, [Problems.LockNotReadable(path, line, wrong.Path is { Length: > 1 } at ? $"{at[2..]} is missing or wrong" : "it is no valid JSON, or a field is missing")]);
        }
    }

    /// <summary>The file's bytes: indented, LF line ends, always the same for the same approval.</summary>
    public static byte[] Write(Approval approval) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(approval, Context.Approval) + "\n");

    internal static string IdOf(Approval approval)
    {
        var json = JsonSerializer.SerializeToNode(approval, Context.Approval) as JsonObject ?? [];
        json.Remove("id");
        json.Remove("signature");
        return TextHash.OfBytes(Encoding.UTF8.GetBytes(CanonicalJson.Of(json)));
    }

    private static bool HasHoles(Approval approval) =>
        approval.Phases.Any(phase => phase is null) || approval.Commands.Any(words => words is null || words.Any(word => word is null));
}
