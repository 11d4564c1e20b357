using System.Text.Json.Nodes;
using Foreplan.Plans.Dialects;
using Foreplan.Text;

namespace Foreplan.Plans;

public sealed class PlanJsonEditedTests
{
    private const string Text = """
        # Plan: Sessions

        - **Priority**: P1

        > Follow this step by step.

        ## Overview (Why)
        Sessions get lost.

        ## Context
        Found by hand:
        - `src/a.js` holds them.

        ## Questions
        All of them were asked in the meeting.
        - **Q1** (open): Which store?

        ## Decisions
        Taken together.
        - **D1**: A table.

        ## Components
        One.

        ## Phases (Steps)
        In this order.

        ### Phase 1: Store
        Keeps sessions.

        - **Depends on**: none
        - **Owner**: kim
        - **Files**:
          - `src/a.js` (new) — the store, with an LRU
        - **Read**:
          - `src/b.js` — how it is named

        #### Steps
        First the table.
        1. Add the table.
           With an index.
        2. Use it.

        #### Verify
        - `npm test` → exit 0 (all pass)

        Run it twice.

        #### Rollback
        Drop it.

        ## Edge cases
        None is rare.
        - **E1**: Two at once: the later one wins.

        ## Risks
        Seen last year.

        | Risk | Mitigation | Status |
        |------|------------|--------|
        | Loss | Backup | open |

        ## Out of scope
        Said by the team.
        - The admin.

        ## Stop if
        Ask first.
        - The table is there.

        ## Done when
        Somebody looked at it on a phone.
        - [ ] `npm test` → exit 0 (green)
        - [ ] The owner agrees.
        """;

    private static JsonObject Exported => JsonNode.Parse(PlanExport.Write(Read(Text, "plan.md"), PlanExportFormat.Json)) as JsonObject ?? [];

    public static TheoryData<string, string, string> Edits => new()
    {
        { "title", "\"Sessions stay\"", "# Plan: Sessions stay" },
        { "overview", "\"Sessions vanish.\"", "Sessions vanish." },
        { "preamble", "\"> Go slowly.\"", "> Go slowly." },
        { "context", "[{\"text\":\"`src/c.js` holds them.\"}]", "- `src/c.js` holds them." },
        { "questions", "[{\"id\":\"Q1\",\"state\":\"answered\",\"text\":\"Which store?\",\"answer\":\"SQLite\"}]", "→ SQLite" },
        { "decisions", "[{\"id\":\"D1\",\"text\":\"A file.\"}]", "- **D1**: A file." },
        { "edge_cases", "[{\"id\":\"E1\",\"text\":\"Three at once.\"}]", "- **E1**: Three at once." },
        { "risks", "[{\"text\":\"Theft\",\"mitigation\":\"Expiry\"}]", "| Theft | Expiry |  |" },
        { "out_of_scope", "[{\"text\":\"The shop.\"}]", "- The shop." },
        { "stop_if", "[{\"text\":\"No table.\"}]", "- No table." },
        { "done_when", "[{\"command\":\"npm run e2e\",\"exit_code\":0}]", "- [ ] `npm run e2e` → exit 0" },
        { "sections", "[{\"title\":\"Components\",\"body\":\"Two.\"}]", "Two." },
        { "header", "{\"Priority\":\"P2\"}", "- **Priority**: P2" },
        { "phases[0].title", "\"Keep\"", "### Phase 1: Keep" },
        { "phases[0].intent", "\"Keeps them all.\"", "Keeps them all." },
        { "phases[0].files", "[{\"path\":\"src/z.js\",\"kind\":\"new\",\"remark\":\"the shelf\"}]", "- `src/z.js` (new) — the shelf" },
        { "phases[0].read", "[{\"path\":\"src/y.js\",\"remark\":\"look\"}]", "- `src/y.js` — look" },
        { "phases[0].steps", "[{\"text\":\"Add the shelf.\"}]", "1. Add the shelf." },
        { "phases[0].verify", "[{\"command\":\"npm run unit\",\"exit_code\":0}]", "- `npm run unit` → exit 0" },
        { "phases[0].check_by_hand", "[{\"text\":\"Look.\"}]", "- Look." },
        { "phases[0].complexity", "\"high\"", "- **Complexity**: high" },
        { "phases[0].text", "\"Keeps sessions.\\n\\n- **Depends on**: none\\n- **Owner**: lee\\n- **Files**:\\n  - `src/a.js` (new) — the store, with an LRU\\n- **Read**:\\n  - `src/b.js` — how it is named\"", "- **Owner**: lee" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edited_field_counts_and_no_other_text_is_lost(string place, string value, string expected)
    {
        foreach (var withMarkdown in (bool[])[true, false])
        {
            var json = Exported;
            var was = Set(json, place, value);
            if (!withMarkdown)
            {
                json.Remove("markdown");
            }

            var back = Read(json.ToJsonString(), "plan.json").Markdown;

            Assert.Contains(expected, back, StringComparison.Ordinal);
            var gone = Words(was?.ToJsonString() ?? "").Concat(["exit", "green", "all", "pass", "none"]).ToHashSet(StringComparer.Ordinal);
            var lost = Text.Split('\n').Where(line => Words(line) is { Count: > 0 } words && !words.Overlaps(gone) && !words.IsSubsetOf(Words(back))).ToList();
            Assert.Empty(lost);
        }
    }

    [Fact]
    public void Prose_of_a_part_can_be_edited_in_its_text()
    {
        var json = Exported;
        var part = json["parts"]!.AsArray().Single(one => (string?)one!["title"] == "Done when")!;
        part["body"] = ((string?)part["body"])!.Replace("on a phone", "on a tablet", StringComparison.Ordinal);

        var back = Read(json.ToJsonString(), "plan.json");

        Assert.Contains("Somebody looked at it on a tablet.", back.Markdown, StringComparison.Ordinal);
        Assert.Contains("(green)", back.Markdown, StringComparison.Ordinal);
        Assert.Single(back.Plan.DoneWhen);
    }

    [Fact]
    public void Fields_that_the_schema_does_not_know_are_kept_with_their_place()
    {
        var json = Exported;
        json["team"] = "shop";
        json["phases"]![0]!["owner"] = "lee";
        json["done_when"]![0]!["why"] = "it is quick";

        var back = Read(json.ToJsonString(), "plan.json").Markdown;

        Assert.Contains("\"team\": \"shop\"", back, StringComparison.Ordinal);
        Assert.Contains("\"phases[0].owner\": \"lee\"", back, StringComparison.Ordinal);
        Assert.Contains("\"done_when[0].why\": \"it is quick\"", back, StringComparison.Ordinal);
        Assert.StartsWith(Text, back, StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_without_the_texts_is_read_as_before()
    {
        var json = Exported;
        json.Remove("parts");
        json.Remove("preamble");
        (json["phases"]![0] as JsonObject)!.Remove("text");

        Assert.Equal(Text, Read(json.ToJsonString(), "plan.json").Markdown.TrimEnd('\n'));
    }

    private static DialectPlan Read(string text, string name) => PlanDialects.Read(SourceText.From(name, text));

    private static JsonNode? Set(JsonObject json, string place, string value)
    {
        var holder = place.StartsWith("phases[0].", StringComparison.Ordinal) ? json["phases"]![0]!.AsObject() : json;
        var name = place[(place.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var was = holder[name]?.DeepClone();
        holder[name] = JsonNode.Parse(value);
        return was;
    }

    private static HashSet<string> Words(string text) =>
        [.. text.Split([' ', '\n', '`', '*', '|', '[', ']', '(', ')', ':', '.', ',', '"', '-', '#', '>', '→', '{', '}', '\\'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 1)];
}
