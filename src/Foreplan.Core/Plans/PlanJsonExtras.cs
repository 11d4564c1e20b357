using System.Text.Json;
using System.Text.Json.Nodes;
using Foreplan.Plans.Dialects.Json;

namespace Foreplan.Plans;

// Fields of a plan in JSON that the schema does not know: kept with their place as a section, so that nothing is lost.
internal static class PlanJsonExtras
{
    private const string Name = "Other fields (json)";

    // By the place of each: `phases[0].owner`. Known: the same document as it was understood.
    public static JsonObject Of(string text, JsonNode? known)
    {
        JsonObject found = [];
        Collect(JsonNode.Parse(text, documentOptions: new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }), known, "", found);
        return found;
    }

    public static string Section(JsonObject extras) => $"## {Name}\n```json\n{TaskFields.Text(extras)}\n```\n";

    private static void Collect(JsonNode? node, JsonNode? known, string at, JsonObject found)
    {
        if (node is JsonObject held && known is JsonObject named)
        {
            foreach (var (name, value) in held.Where(field => field.Value is not null))
            {
                var place = at.Length == 0 ? name : $"{at}.{name}";
                if (named.TryGetPropertyValue(name, out var inner))
                {
                    Collect(value, inner, place, found);
                }
                else if (!IsKept(name, at))
                {
                    found[place] = value?.DeepClone();
                }
            }
        }
        else if (node is JsonArray list && known is JsonArray other)
        {
            for (var i = 0; i < list.Count && i < other.Count; i++)
            {
                Collect(list[i], other[i], $"{at}[{i}]", found);
            }
        }
    }

    // Read elsewhere, or worked out.
    private static bool IsKept(string name, string at) => at.Length == 0 && name is "$schema" or "markdown" or "components" or "foreplan";
}
