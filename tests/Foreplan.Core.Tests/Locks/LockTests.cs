using System.Text;
using System.Text.Json.Nodes;
using Foreplan.Plans;
using Foreplan.Roles;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Locks;

public sealed class LockTests
{
    private const string SpecText = "# T\n## Requirements\n- **R1**: a\n";
    private static readonly byte[] Settings = "{\"attempts\": 2}"u8.ToArray();
    private static readonly RoleTable Roles = RoleTableReader.Read(Encoding.UTF8.GetBytes(
        RolesBlock.Write(new("anthropic", "claude-opus-5-5"), new("anthropic", "claude-haiku-5-5"), new("anthropic", "claude-sonnet-5-5"), null)));

    private static readonly Approval Approved = Approve(ExamplePlan.Text);

    [Fact]
    public void An_approval_holds_what_was_approved()
    {
        Assert.Equal(("plan.md", TextHash.Of(ExamplePlan.Text)), (Approved.Plan.Path, Approved.Plan.Sha256));
        Assert.Equal("spec.md", Approved.Spec?.Path);
        Assert.Equal([1], Approved.Phases.Select(phase => phase.Id));
        Assert.Equal(["package.json", "src/middleware/jwt.js"], Approved.Files.Keys);
        Assert.NotNull(Approved.Files["package.json"]);
        Assert.Null(Approved.Files["src/middleware/jwt.js"]);
        Assert.Equal(["npm test -- jwt", "npm run lint", "npm test"], Approved.Commands.Select(words => string.Join(' ', words)));
        Assert.Equal(("full", "none"), (Approved.Policy.Sandbox, Approved.Policy.Network));
        Assert.Equal(("2026-11-20T10:12:00Z", "terminal"), (Approved.ApprovedAt, Approved.ApprovedVia));
    }

    [Fact]
    public void An_unchanged_plan_keeps_its_lock()
    {
        Assert.Empty(Verify(ExamplePlan.Text));
        Assert.Empty(Verify(ExamplePlan.Text.Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.Empty(Verify("\uFEFF" + ExamplePlan.Text));
    }

    [Fact]
    public void A_changed_plan_breaks_its_lock()
    {
        var found = Verify(ExamplePlan.Text.Replace("### Phase 1", "### Phase 2", StringComparison.Ordinal));
        Assert.Equal(["PL505", "PL507", "PL508"], found);
        Assert.Equal(["PL505", "PL506"], Verify(ExamplePlan.Text.Replace("jsonwebtoken", "jose", StringComparison.Ordinal)));
        Assert.Equal(["PL505"], Verify(ExamplePlan.Text.Replace("accept 60 s", "accept 90 s", StringComparison.Ordinal)));
        Assert.Equal(["PL504"], Verify(null));
    }

    [Theory]
    [InlineData(SpecText + "- **R2**: b\n")]
    [InlineData(null)]
    public void A_changed_spec_breaks_its_lock(string? spec) =>
        Assert.Equal(["PL509"], LockCheck.Verify(Approved, Source(ExamplePlan.Text), spec is null ? null : Source(spec), Roles, Settings).Select(found => found.Id));

    [Fact]
    public void Changed_roles_and_settings_break_the_lock()
    {
        Assert.Equal(["PL510"], LockCheck.Verify(Approved, Source(ExamplePlan.Text), Source(SpecText), RoleTableReader.Read(null), Settings).Select(found => found.Id));
        Assert.Equal(["PL511"], LockCheck.Verify(Approved, Source(ExamplePlan.Text), Source(SpecText), Roles, null).Select(found => found.Id));
        Assert.Equal(["PL511"], LockCheck.Verify(Approved, Source(ExamplePlan.Text), Source(SpecText), Roles, "{}"u8.ToArray()).Select(found => found.Id));
    }

    [Fact]
    public void A_lock_is_read_as_it_was_written()
    {
        var bytes = ApprovalJson.Write(Approved);
        var (read, diagnostics) = ApprovalJson.Read(bytes);
        Assert.Empty(diagnostics);
        Assert.Equal(bytes, ApprovalJson.Write(Assert.IsType<Approval>(read)));
        Assert.Equal(Approved.Id, read.ComputeId());
        Assert.DoesNotContain("\r", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_id_is_the_hash_of_the_files_own_JSON()
    {
        var json = JsonNode.Parse(ApprovalJson.Write(Approved)) as JsonObject ?? [];
        json.Remove("id");
        json.Remove("signature");
        Assert.Equal(TextHash.Of(CanonicalJson.Of(json)), Approved.Id);
    }

    [Fact]
    public void Every_edited_field_breaks_the_lock()
    {
        var json = JsonNode.Parse(ApprovalJson.Write(Approved)) as JsonObject ?? [];
        var edits = 0;
        foreach (var path in Leaves(json, "$"))
        {
            if (path is "$.signature" or "$.foreplan")
            {
                continue;
            }

            var copy = JsonNode.Parse(json.ToJsonString()) as JsonObject ?? [];
            Edit(copy, path);
            var (read, _) = ApprovalJson.Read(Encoding.UTF8.GetBytes(copy.ToJsonString()));
            Assert.True(read is null || read.ComputeId() != read.Id, path);
            edits++;
        }

        Assert.True(edits > 20);
    }

    [Theory]
    [InlineData("\"base\":", "\"extra\": 1, \"base\":")]
    [InlineData("\"planner\":", "\"extra\": 1, \"planner\":")]
    [InlineData("\"sandbox\":", "\"extra\": 1, \"sandbox\":")]
    [InlineData("\"path\": \"plan.md\"", "\"extra\": 1, \"path\": \"plan.md\"")]
    public void An_added_field_breaks_the_lock(string before, string after)
    {
        var (read, _) = ApprovalJson.Read(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(ApprovalJson.Write(Approved)).Replace(before, after, StringComparison.Ordinal)));
        Assert.Equal(["PL503"], LockCheck.Verify(Assert.IsType<Approval>(read), Source(ExamplePlan.Text), Source(SpecText), Roles, Settings).Select(found => found.Id));
    }

    [Theory]
    [InlineData("", "PL501")]
    [InlineData("null", "PL501")]
    [InlineData("{}", "PL501")]
    [InlineData("{\"foreplan\": 1,", "PL501")]
    public void What_is_no_lock_is_said(string text, string id)
    {
        var (read, diagnostics) = ApprovalJson.Read(Encoding.UTF8.GetBytes(text));
        Assert.Null(read);
        Assert.Equal(id, Assert.Single(diagnostics).Id);
    }

    [Fact]
    public void A_field_written_twice_is_no_lock()
    {
        var text = Encoding.UTF8.GetString(ApprovalJson.Write(Approved)).Replace("\"budgetUsd\": 2.00", "\"budgetUsd\": 2.00, \"budgetUsd\": 200", StringComparison.Ordinal);
        Assert.Null(ApprovalJson.Read(Encoding.UTF8.GetBytes(text)).Approval);
    }

    [Fact]
    public void A_glob_is_locked_as_the_files_it_stands_for()
    {
        var approved = Approve("## Phase 1: A\n- **Files**:\n  - `src/**/*.js` (edit)\n  - `new.js` (rename from `old.js`)\n");
        Assert.Equal(["new.js", "old.js", "src/a.js", "src/b/c.js"], approved.Files.Keys);
        Assert.Null(approved.Files["new.js"]);
    }

    [Fact]
    public void Without_a_model_there_is_nothing_to_approve() =>
        Assert.Throws<ForeplanException>(() => Approve(ExamplePlan.Text, RoleTableReader.Read(null)));

    private static IEnumerable<string> Verify(string? plan) =>
        LockCheck.Verify(Approved, plan is null ? null : Source(plan), Source(SpecText), Roles, Settings).Select(found => found.Id);

    private static Approval Approve(string plan, RoleTable? roles = null) => Approval.Create(new()
    {
        Plan = PlanReader.Read(SourceText.From("plans/001-auth/plan.md", plan)),
        Spec = SpecReader.Read(SourceText.From("plans/001-auth/spec.md", SpecText)),
        Base = "1994cab0000000000000000000000000000000000",
        Tree = new MemoryTree("old.js", "package.json", "src/a.js", "src/b/c.js"),
        Roles = roles ?? Roles,
        ForeplanJson = Settings,
        BudgetUsd = 2.00m,
        Sandbox = "full",
        By = new("Ann", "ann@example.org"),
        At = new(2026, 11, 20, 11, 12, 0, TimeSpan.FromHours(1)),
        Via = "terminal",
    });

    private static SourceText Source(string text) => SourceText.From("plan.md", text);

    private static IEnumerable<string> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value, $"{path}.{member.Key}")),
        JsonArray items => items.SelectMany((item, index) => Leaves(item, $"{path}.{index}")),
        _ => [path],
    };

    private static void Edit(JsonObject root, string path)
    {
        var keys = path.Split('.')[1..];
        JsonNode node = root;
        for (var i = 0; i < keys.Length; i++)
        {
            // A file's path holds dots: the rest of the words is its name.
            var name = node is JsonObject known && !known.ContainsKey(keys[i]) ? string.Join('.', keys[i..]) : keys[i];
            var next = node is JsonArray items ? items[int.Parse(name)] : node[name];
            if (next is JsonObject or JsonArray)
            {
                node = next;
                continue;
            }

            JsonNode changed = next?.GetValueKind() == System.Text.Json.JsonValueKind.Number ? JsonValue.Create(77) : JsonValue.Create(next + "x");
            if (node is JsonArray list)
            {
                list[int.Parse(name)] = changed;
            }
            else
            {
                node[name] = changed;
            }

            return;
        }
    }
}
