using System.Text.Json;
using System.Text.Json.Nodes;
using Foreplan.Calls;
using Microsoft.Extensions.AI;

namespace Foreplan.Core.Tests.Calls;

public sealed class MessageJsonTests
{
    private static readonly JsonSerializerOptions Library = AIJsonUtilities.DefaultOptions;

    [Fact]
    public void Conversations_have_the_shape_that_the_library_gives_them_in_both_directions()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var messages = Conversation(new Random(seed));

            var json = MessageJson.Write(messages);
            var library = JsonSerializer.Serialize(messages, Library);

            Assert.Equal(Compact(library), Compact(json));
            Assert.Equal(Compact(json), Compact(MessageJson.Write(MessageJson.Read(json))));
            Assert.Equal(Compact(library), Compact(MessageJson.Write(MessageJson.Read(library))));
            Assert.Equal(Compact(library), Compact(JsonSerializer.Serialize(JsonSerializer.Deserialize<IList<ChatMessage>>(json, Library), Library)));
        }
    }

    [Fact]
    public void What_conversations_here_do_not_hold_goes_through_the_library_and_nothing_is_lost()
    {
        IList<ChatMessage>[] others =
        [
            [new(ChatRole.User, [new DataContent(new byte[] { 1, 2, 3 }, "image/png")])],
            [new(ChatRole.User, [new TextContent("quoted") { Annotations = [new CitationAnnotation { Title = "page" }] }])],
            [new(ChatRole.User, [new TextContent("with more") { AdditionalProperties = new() { ["kept"] = "yes" } }])],
            [new(ChatRole.Assistant, "named") { AuthorName = "someone", MessageId = "m1", CreatedAt = DateTimeOffset.UnixEpoch }],
            [new(ChatRole.Assistant, [new FunctionCallContent("c1", "count", new Dictionary<string, object?> { ["number"] = 3 })])],
            [new(ChatRole.Assistant, "plain"), new(ChatRole.User, [new UriContent("https://example.invalid/a.png", "image/png")])],
        ];
        foreach (var messages in others)
        {
            var library = JsonSerializer.Serialize(messages, Library);

            Assert.Equal(Compact(library), Compact(MessageJson.Write(messages)));
            Assert.Equal(Compact(library), Compact(JsonSerializer.Serialize(MessageJson.Read(MessageJson.Write(messages)), Library)));
        }
    }

    [Fact]
    public void A_result_comes_back_as_it_was_given()
    {
        using var document = JsonDocument.Parse("""{"a":[1,"b",null]}""");
        IList<ChatMessage> messages =
            [new(ChatRole.Tool, [new FunctionResultContent("c1", "text"), new FunctionResultContent("c2", document.RootElement.Clone()), new FunctionResultContent("c3", null)])];

        var results = MessageJson.Read(MessageJson.Write(messages))[0].Contents.Cast<FunctionResultContent>().ToList();

        Assert.Equal("text", results[0].Result);
        Assert.Equal("""{"a":[1,"b",null]}""", Assert.IsType<JsonElement>(results[1].Result).GetRawText());
        Assert.Null(results[2].Result);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""[{"role":"user","contents":[{"$type":"text","text":1}]}]""")]
    public void What_is_no_list_of_messages_is_an_error(string text) => Assert.ThrowsAny<JsonException>(() => MessageJson.Read(text));

    private static string Compact(string json) =>
        JsonNode.Parse(json)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static List<ChatMessage> Conversation(Random random)
    {
        var messages = new List<ChatMessage>();
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            var message = new ChatMessage(Pick(random, [ChatRole.System, ChatRole.User, ChatRole.Assistant, ChatRole.Tool, new ChatRole("other")]), [.. Contents(random)]);
            messages.Add(random.Next(3) == 0 ? message.WithCacheMark() : message);
        }
        return messages;
    }

    private static IEnumerable<AIContent> Contents(Random random)
    {
        for (var count = random.Next(0, 5); count > 0; count--)
        {
            yield return random.Next(4) switch
            {
                0 => new TextContent(Text(random)),
                1 => new TextReasoningContent(Text(random)) { ProtectedData = random.Next(2) == 0 ? Text(random) : null },
                2 => new FunctionCallContent(Text(random), Text(random), random.Next(4) == 0 ? null : Arguments(random)) { InformationalOnly = random.Next(5) == 0 },
                _ => new FunctionResultContent(Text(random), random.Next(4) switch { 0 => null, 1 => Element(random), _ => Text(random) }),
            };
        }
    }

    private static Dictionary<string, object?> Arguments(Random random)
    {
        var arguments = new Dictionary<string, object?>();
        for (var count = random.Next(0, 4); count > 0; count--)
        {
            arguments[Text(random)] = random.Next(4) switch { 0 => null, 1 => Text(random), 2 => random.Next(2) == 0, _ => Element(random) };
        }
        return arguments;
    }

    private static JsonElement Element(Random random)
    {
        using var document = JsonDocument.Parse(Pick(random, ["1.50", "\"\\u00e9 \\ud83d\\ude00 <&>\"", "true", "[1,[],{\"a\":\"\\n\"}]", "{\"path\":\"a/b\",\"deep\":{\"x\":null}}", "1e400", "-0"]));
        return document.RootElement.Clone();
    }

    private static string Text(Random random) =>
        Pick(random, ["", "plain", "two\nlines\t\"quoted\" \\", "é ü 漢字 😀", "<a href='x'>&amp;</a>", "\u2028\u0000\u007f\u200b", "half \ud83d of a pair", new string('x', 5000)]);

    private static T Pick<T>(Random random, T[] of) => of[random.Next(of.Length)];
}
