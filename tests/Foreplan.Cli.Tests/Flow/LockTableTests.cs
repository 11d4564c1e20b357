using System.Globalization;
using System.Text.Json.Nodes;
using Foreplan.Diagnostics;
using Foreplan.Runs;

namespace Foreplan.Cli.Tests.Flow;

/// <summary>Whatever of an approval changes, no call is sent: before a run, and between two phases of one.</summary>
public sealed class LockTableTests(LockTableTests.Fixture fixture) : IClassFixture<LockTableTests.Fixture>
{
    private const string LockFile = "plans/001-greeting/plan.lock.json";
    private const string PlanFile = "plans/001-greeting/plan.md";
    private const string SpecFile = "plans/001-greeting/spec.md";

    private static readonly (string Name, string File, string Old, string New, string Says)[] Texts =
    [
        ("plan: title", PlanFile, "# Plan: Add a greeting", "# Plan: Add greetings", "PL505"),
        ("plan: header", PlanFile, "## Overview\n", "- **Priority**: P1\n\n## Overview\n", "PL505"),
        ("plan: network", PlanFile, "## Overview\n", "- **Network**: gates\n\n## Overview\n", "PL505"),
        ("plan: decision", PlanFile, "nothing that exists is touched", "nothing is touched", "PL505"),
        ("plan: text of a phase", PlanFile, "can be read by a program.", "can be read.", "PL506"),
        ("plan: text of a later phase", PlanFile, "A reader finds out", "A reader learns", "PL506"),
        ("plan: step", PlanFile, "with the line `hello`", "with the line `hello you`", "PL506"),
        ("plan: gate", PlanFile, "- `grep -q hello src/greeting.txt` → exit 0\n\n### Phase 2", "- `grep -q h src/greeting.txt` → exit 0\n\n### Phase 2", "PL506"),
        ("plan: expectation", PlanFile, "- `grep -q greeting docs/greeting.md` → exit 0", "- `grep -q greeting docs/greeting.md` → exit 1", "PL506"),
        ("plan: files", PlanFile, "- `docs/greeting.md` (new)", "- `docs/greeting.md` (new)\n  - `src/app.txt` (edit)", "PL506"),
        ("plan: requirements", PlanFile, "- **Requirements**: R1", "- **Requirements**: R1, R2", "PL506"),
        ("plan: phase gone", PlanFile, "### Phase 2: The note", "### The note", "PL507"),
        ("plan: phase added", PlanFile, "## Edge cases", "### Phase 3: More\nMore is there.\n\n## Edge cases", "PL508"),
        ("plan: done when", PlanFile, "- [ ] `grep -q hello src/greeting.txt` → exit 0", "- [ ] `grep -q h src/greeting.txt` → exit 0", "PL505"),
        ("plan: ticked", PlanFile, "- [ ]", "- [x]", "PL505"),
        ("plan: trailing line", PlanFile, "- [ ] `grep -q hello src/greeting.txt` → exit 0\n", "- [ ] `grep -q hello src/greeting.txt` → exit 0\n\n", "PL505"),
        ("plan: trailing blank", PlanFile, "## Risks\n", "## Risks \n", "PL505"),
        ("spec: requirement", SpecFile, "The application greets", "The application greets twice", "PL509"),
        ("spec: added", SpecFile, "- **R2**", "- **R3**: More\n- **R2**", "PL509"),
        ("roles: model", "AGENTS.md", "## Implementation Agent\n- Model: scripted:../models.json", "## Implementation Agent\n- Model: scripted:../other.json", "PL510"),
        ("roles: limit", "AGENTS.md", "60k tokens", "90k tokens", "PL510"),
        ("roles: line added", "AGENTS.md", "## Review Agent\n", "## Review Agent\n- Thinking: high\n", "PL510"),
        ("roles: heading gone", "AGENTS.md", "# Agent Configuration\n", "# Agents\n", "PL510"),
        ("settings: value", "foreplan.json", "\"attempts\": 2", "\"attempts\": 3", "PL511"),
        ("settings: added", "foreplan.json", "\"attempts\": 2", "\"attempts\": 2, \"allow\": [[\"rm\"]]", "PL511"),
    ];

    private static readonly string[] Leaves =
    [
        "foreplan", "plan/path", "plan/sha256", "spec/path", "spec/sha256", "base", "phases/0/id", "phases/0/sha256", "phases/1/id", "phases/1/sha256",
        "files/docs~greeting.md", "files/src~greeting.txt", "commands/0/0", "commands/0/1", "commands/0/2", "commands/0/3", "commands/1/0", "commands/1/1", "commands/1/2", "commands/1/3",
        "roles/planner", "roles/executor", "roles/reviewer", "roles/escalateTo", "budgetUsd", "policy/sandbox", "policy/network", "policy/tier",
        "settings/sha256", "rolesBlock/sha256", "approvedBy/name", "approvedBy/email", "approvedAt", "approvedVia", "id", "signature",
    ];

    public static TheoryData<string> Changes() =>
        [.. Texts.Select(text => text.Name), .. Leaves.Select(leaf => "lock: " + leaf), .. Leaves.Where(leaf => leaf != "signature").Select(leaf => "lock without " + leaf), .. Gone.Keys, "lock: field added"];

    private static Dictionary<string, string> Gone { get; } = new()
    {
        ["plan gone"] = PlanFile, ["spec gone"] = SpecFile, ["AGENTS.md gone"] = "AGENTS.md", ["foreplan.json gone"] = "foreplan.json", ["lock gone"] = LockFile,
    };

    [Theory, MemberData(nameof(Changes))]
    public void A_change_stops_a_run_before_its_next_call(string change)
    {
        foreach (var scene in new[] { fixture.Locked, fixture.BetweenPhases })
        {
            var calls = scene.Calls;
            var before = Gone.Values.ToDictionary(path => path, path => File.ReadAllBytes(scene.At(path)));
            try
            {
                var says = Apply(scene, change);
                var result = scene.Run();
                Assert.Equal(Outcome.Refused, result.Outcome);
                Assert.Contains(result.Diagnostics, found => found.Severity == Severity.Error && (says is null || found.Id == says));
                Assert.All(result.Diagnostics, found => Assert.NotEqual("", found.Message));
                Assert.Equal(calls, scene.Calls);
            }
            finally
            {
                foreach (var (path, bytes) in before)
                {
                    File.WriteAllBytes(scene.At(path), bytes);
                }
            }
        }
    }

    [Fact]
    public void The_table_names_every_field_of_a_lock()
    {
        var root = JsonNode.Parse(fixture.Locked.Read(LockFile));
        Assert.Equal(Leaves.Order(StringComparer.Ordinal), LeavesOf(root, "").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_change_outside_of_the_roles_block_breaks_nothing()
    {
        using var scene = new Scene(Script.Carried).Locked(ScriptedModels.Plan);
        scene.Put("AGENTS.md", Scene.Agents.Replace("Short lines.", "Long lines.", StringComparison.Ordinal).Replace("plain words", "few words", StringComparison.Ordinal));
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
    }

    [Fact]
    public void What_changes_while_a_phase_runs_stops_the_next_one()
    {
        using var scene = new Scene(Script.Carried).Locked(ScriptedModels.Plan);
        var plan = scene.Read(PlanFile);
        scene.OnCall = calls =>
        {
            if (calls == 0)
            {
                scene.Put(PlanFile, plan.Replace("A reader finds out", "A reader learns", StringComparison.Ordinal));
            }
        };
        var result = scene.Run();
        Assert.Equal(Outcome.Refused, result.Outcome);
        Assert.Contains(result.Diagnostics, found => found.Id == "PL506" && found.Message.Contains("Phase 2", StringComparison.Ordinal));
        Assert.Equal(1, scene.Calls);
        Assert.Equal("lock", scene.All<RunEvent.Paused>()[^1].Reason);
        Assert.Equal("stale", scene.Flow.Status(scene.Folder).Stage);

        // With the text put back the run goes on where it stood.
        scene.OnCall = null;
        scene.Put(PlanFile, plan);
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
        Assert.Equal(3, scene.Calls);
    }

    [Fact]
    public void What_changes_in_the_last_phase_stops_the_review()
    {
        using var scene = new Scene(Script.Carried).Locked(ScriptedModels.Plan);
        scene.OnCommand = request =>
        {
            if (request.Words.Contains("docs/greeting.md") && scene.Sent.Count == 2)
            {
                scene.Put(SpecFile, "# Something else\n");
            }
        };
        var result = scene.Run();
        Assert.Equal(Outcome.Refused, result.Outcome);
        Assert.Contains(result.Diagnostics, found => found.Id == "PL509");
        Assert.Equal(2, scene.Calls);
    }

    [Fact]
    public void A_lock_of_another_machine_starts_nothing_until_it_is_approved_here()
    {
        using var scene = new Scene(Script.Carried).Locked(ScriptedModels.Plan);
        Directory.Move(scene.State, scene.State + ".elsewhere");
        var result = scene.Run();
        Assert.Equal(Outcome.Refused, result.Outcome);
        Assert.Equal("PL534", Assert.Single(result.Diagnostics).Id);
        Assert.Empty(scene.Events);
        Assert.Empty(scene.Flow.VerifyLock(scene.Folder));
        scene.Lock();
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
    }

    [Fact]
    public void A_signature_that_is_demanded_and_missing_starts_nothing()
    {
        using var scene = new Scene(Script.Carried);
        scene.Put("foreplan.json", "{ \"foreplan\": 1, \"requireSignature\": true }\n");
        scene.Locked(ScriptedModels.Plan);
        var result = scene.Run();
        Assert.Equal(Outcome.Refused, result.Outcome);
        Assert.Equal("PL512", Assert.Single(result.Diagnostics).Id);
        Assert.Empty(scene.Events);
    }

    private static string? Apply(Scene scene, string change)
    {
        if (Gone.TryGetValue(change, out var file))
        {
            File.Delete(scene.At(file));
            return null;
        }

        if (Texts.FirstOrDefault(text => text.Name == change) is { File: { } path } edit)
        {
            var text = scene.Read(path);
            Assert.Contains(edit.Old, text, StringComparison.Ordinal);
            scene.Put(path, text.Replace(edit.Old, edit.New, StringComparison.Ordinal));
            return edit.Says;
        }

        var root = JsonNode.Parse(scene.Read(LockFile)) as JsonObject ?? [];
        if (change == "lock: field added")
        {
            root["extra"] = true;
        }
        else
        {
            Change(root, change[(change.LastIndexOf(' ') + 1)..].Split('/'), change.StartsWith("lock without", StringComparison.Ordinal));
        }

        scene.Put(LockFile, root.ToJsonString());
        return null;
    }

    private static void Change(JsonNode root, string[] leaf, bool remove)
    {
        var node = leaf[..^1].Aggregate(root, (at, name) => (at is JsonArray list ? list[int.Parse(name, CultureInfo.InvariantCulture)] : at[name]) ?? throw new InvalidOperationException(name));
        var last = leaf[^1].Replace('~', '/');
        if (node is JsonArray array)
        {
            var at = int.Parse(last, CultureInfo.InvariantCulture);
            if (remove)
            {
                array.RemoveAt(at);
            }
            else
            {
                array[at] = Other(array[at]);
            }
        }
        else if (node is JsonObject fields && remove)
        {
            fields.Remove(last);
        }
        else
        {
            node[last] = Other(node[last]);
        }
    }

    private static JsonNode Other(JsonNode? value) =>
        value is JsonValue number && number.TryGetValue<decimal>(out var was) ? was + 1 : value is null ? "x" : value + "x";

    private static IEnumerable<string> LeavesOf(JsonNode? node, string at) => node switch
    {
        JsonObject fields => fields.SelectMany(field => LeavesOf(field.Value, $"{at}/{field.Key.Replace('/', '~')}")),
        JsonArray list => list.SelectMany((item, index) => LeavesOf(item, $"{at}/{index}")),
        _ => [at[1..]],
    };

    /// <summary>One locked plan, and one with its first phase done; each case puts back what it changed.</summary>
    public sealed class Fixture : IDisposable
    {
        public Fixture()
        {
            Locked = Make();
            BetweenPhases = Make();
            Assert.Equal(Outcome.Waiting, BetweenPhases.Run(new() { PauseAfterPhase = true }).Outcome);
        }

        internal Scene Locked { get; }

        internal Scene BetweenPhases { get; }

        public void Dispose()
        {
            Locked.Dispose();
            BetweenPhases.Dispose();
        }

        private static Scene Make()
        {
            var scene = new Scene(Script.Carried);
            scene.Put("AGENTS.md", Scene.Agents.Replace("## Review Agent", "- Escalate to: scripted:../models.json\n## Review Agent", StringComparison.Ordinal));
            scene.Put("foreplan.json", "{ \"foreplan\": 1, \"attempts\": 2 }\n");
            scene.CommitAll();
            return scene.Locked(ScriptedModels.Plan, new() { BudgetUsd = 2 });
        }
    }
}
