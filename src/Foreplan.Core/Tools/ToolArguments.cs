using System.Text.Json;

namespace Foreplan.Tools;

/// <summary>The arguments of one call, already checked against the tool's schema.</summary>
public sealed class ToolArguments
{
    private readonly JsonElement root;

    private ToolArguments(JsonElement root) => this.root = root;

    /// <summary>The whole object, for tools that read nested values.</summary>
    public JsonElement Root => root;

    /// <summary>Checks arguments against a schema (types, required and unknown names, enumerations, nested) and gives them, or the <c>bad_arguments</c> answer.</summary>
    /// <remarks>A null stands for an absent argument. No arguments at all are an empty object.</remarks>
    public static (ToolArguments? Arguments, ToolAnswer? Wrong) Read(JsonElement arguments, JsonElement schema)
    {
        if (arguments.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            arguments = JsonElement.Parse("{}");
        }

        var wrong = SchemaCheck.FirstFault(arguments, schema, "");
        return wrong is null
            ? (new(arguments), null)
            : (null, ToolAnswer.Error(ToolCode.BadArguments, wrong));
    }

    /// <summary>A text that the schema requires.</summary>
    public string Text(string name) => TextOrNull(name) ?? "";

    /// <summary>A text; null when it was left out.</summary>
    public string? TextOrNull(string name) => Find(name) is { } value ? value.GetString() : null;

    /// <summary>A whole number; null when it was left out.</summary>
    public int? Number(string name) => Find(name) is { } value ? (int)value.GetDouble() : null;

    /// <summary>A yes or no; no when it was left out.</summary>
    public bool Flag(string name) => Find(name) is { ValueKind: JsonValueKind.True };

    private JsonElement? Find(string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
