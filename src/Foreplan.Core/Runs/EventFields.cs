using System.Text.Json;

namespace Foreplan.Runs;

/// <summary>The fields of an object in a journal, by name; null counts as not there.</summary>
/// <param name="Of">The object.</param>
internal readonly record struct EventFields(JsonElement Of)
{
    public string Text(string name) => TextOrNull(name) ?? throw Missing(name);

    public string? TextOrNull(string name) => Find(name)?.GetString();

    public long Number(string name) => NumberOrNull(name) ?? throw Missing(name);

    public long? NumberOrNull(string name) => Find(name) is { } found ? found.GetInt64() : null;

    public int Count(string name) => CountOrNull(name) ?? throw Missing(name);

    public int? CountOrNull(string name) => Find(name) is { } found ? found.GetInt32() : null;

    public decimal? MoneyOrNull(string name) => Find(name) is { } found ? found.GetDecimal() : null;

    public bool Flag(string name) => Find(name)?.GetBoolean() ?? false;

    public DateTimeOffset Time(string name) => Find(name)?.GetDateTimeOffset() ?? default;

    public EventFields? ObjectOrNull(string name) => Find(name) is { } found ? new(Object(found)) : null;

    public IReadOnlyList<string> Texts(string name) => TextsOrNull(name) ?? throw Missing(name);

    public IReadOnlyList<string>? TextsOrNull(string name) =>
        Find(name) is { } found ? Items(found, static item => item.GetString() ?? throw new JsonException("A text in a list is null.")) : null;

    public IReadOnlyList<T> Objects<T>(string name, Func<JsonElement, T> read)
        where T : class =>
        Items(Find(name) ?? throw Missing(name), item => read(Object(item)));

    /// <summary>The field as it stands; null when it is not there.</summary>
    public JsonElement? Find(string name) => Of.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    private static T[] Items<T>(JsonElement list, Func<JsonElement, T> read)
        where T : class
    {
        var items = new T[list.GetArrayLength()];
        for (var at = 0; at < items.Length; at++)
        {
            items[at] = read(list[at]);
        }
        return items;
    }

    private static JsonElement Object(JsonElement found) => found.ValueKind == JsonValueKind.Object ? found : throw new JsonException("An object was expected.");

    private static JsonException Missing(string name) => new($"The field `{name}` is not there.");
}
