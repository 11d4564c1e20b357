using System.Text;
using System.Text.Json;

namespace Foreplan.Plans.Dialects.Json;

// The lines on which the tasks of a tasks.json begin, in order.
internal static class TaskPlaces
{
    public static Queue<int> Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        Queue<int> places = new();
        var (line, seen, listDepth, isTasks) = (1, 0, -1, false);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                isTasks = listDepth < 0 && reader.ValueTextEquals("tasks"u8);
            }
            else if (reader.TokenType == JsonTokenType.StartArray && isTasks)
            {
                (listDepth, isTasks) = (reader.CurrentDepth, false);
            }
            else if (reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == listDepth)
            {
                listDepth = -1;
            }
            else if (reader.TokenType == JsonTokenType.StartObject && listDepth >= 0 && reader.CurrentDepth == listDepth + 1)
            {
                var start = (int)reader.TokenStartIndex;
                line += bytes.AsSpan(seen, start - seen).Count((byte)'\n');
                seen = start;
                places.Enqueue(line);
            }
        }

        return places;
    }
}
