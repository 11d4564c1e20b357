using System.Text;
using static Foreplan.Cli.Tests.Flow.Script;

namespace Foreplan.Cli.Tests.Flow;

public sealed class SecretFlowTests
{
    // Written in parts, so that no scanner takes this file for a leak.
    private static readonly Dictionary<string, string> Planted = new()
    {
        ["agents"] = "AKIA" + "QYLPMN5HHHFPZAM2",
        ["spec"] = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a",
        ["plan"] = "sk-ant-" + "api03-Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6QUJDREVGR0hJSg",
        ["file"] = "xoxb-" + "263594206564-2343594206574-FGqddMF8t08v8N7Oq4i57vs1",
        ["output"] = "AIza" + "SyD9f8h7g6f5e4d3c2b1a0Z9y8X7w6V5u4T",
        ["answer"] = "glpat-" + "9x8y7z6w5v4u3t2s1r0q",
        ["untouched"] = "Tr0ub4dor" + "-9f8e7d6c5b4a3210",
    };

    [Fact]
    public void No_secret_of_the_repository_reaches_a_request_or_the_state_folder()
    {
        var plan = ScriptedModels.Plan
            .Replace("  - `src/greeting.txt` (new)\n\n", "  - `src/greeting.txt` (new)\n  - `config.env` (edit)\n- **Read**: `src/keys.txt:1-3`\n\n", StringComparison.Ordinal)
            .Replace("- `grep -q hello src/greeting.txt` → exit 0\n\n### Phase 2", $"- `sh: echo {Planted["output"]}; cat config.env; grep -q hello src/greeting.txt` → exit 0\n\n### Phase 2", StringComparison.Ordinal)
            .Replace("Nothing else changes.", $"Nothing else changes. The key is {Planted["plan"]}.", StringComparison.Ordinal);
        using var scene = new Scene(
            ScriptedModels.Turn("planner", Call("read_file", ("path", "config.env")), Call("search", ("pattern", "KEY|PASSWORD")), Call("ask_question", ("question", "Which key?"), ("why", "It is needed."), ("options", new System.Text.Json.Nodes.JsonArray("none", "new")), ("recommended", "none"))),
            ScriptedModels.Turn("planner", Call("submit_plan", ("markdown", ScriptedModels.Plan))),
            Write(1, "src/greeting.txt", "bye\n"),
            ScriptedModels.Phase(1, Call("edit_file", ("path", "config.env"), ("old_text", "MODE=a"), ("new_text", "MODE=b")), Write("src/greeting.txt", "hello\n"), Finish()),
            Carried[1],
            ScriptedModels.Turn("reviewer", Call("read_file", ("path", "config.env")), Call("search", ("pattern", "TOKEN"))),
            Carried[2]);
        scene.Put("AGENTS.md", Scene.Agents + $"\nThe deploy key is {Planted["agents"]}.\n");
        scene.Put("config.env", $"SLACK_TOKEN={Planted["file"]}\nMODE=a\nDB_PASSWORD={Planted["untouched"]}\n");
        scene.Put("src/keys.txt", $"api_key: {Planted["file"]}\nx\ny\n");
        scene.CommitAll($"Rotate {Planted["agents"]}");
        scene.Person = new Answers($"Take {Planted["answer"]} as it is");
        scene.Put("plans/001-greeting/spec.md", ScriptedModels.Spec + $"\nThe token is {Planted["spec"]}.\n");
        Assert.Equal(Outcome.Done, scene.Plan().Outcome);
        Assert.Contains("Take [secret:", scene.Read("plans/001-greeting/plan.md"));
        Assert.Contains("Take [secret:", scene.Read("plans/001-greeting/spec.md"));
        Leaks(scene);

        scene.Put("plans/001-greeting/plan.md", plan);
        var proposal = scene.Flow.PrepareLock(scene.Folder, new() { Sandbox = "none" });
        Assert.Contains(proposal.Diagnostics, found => found.Message.Contains("secret", StringComparison.OrdinalIgnoreCase));
        scene.Put("plans/001-greeting/plan.md", plan.Replace(Planted["plan"], "there", StringComparison.Ordinal).Replace($"echo {Planted["output"]}", "cat src/keys.txt", StringComparison.Ordinal));
        scene.Lock();
        scene.Run();
        scene.Flow.Report(scene.Folder);
        Assert.Equal(2, scene.All<Runs.RunEvent.PhaseCommitted>().Count);
        Assert.Contains(scene.Sent, sent => sent.Json.Contains("[secret:", StringComparison.Ordinal));
        Leaks(scene);
        Assert.Contains(Planted["untouched"], scene.Git("show", "foreplan/001-greeting:config.env"));
    }

    private static void Leaks(Scene scene)
    {
        // The worktree and the shadow hold the repository's own files, which are the person's.
        var records = Directory.EnumerateFiles(Directory.GetDirectories(Path.Combine(scene.State, "foreplan")).Single() + "/plans", "*", SearchOption.AllDirectories).ToList();
        Assert.Contains(records, path => path.EndsWith(".journal", StringComparison.Ordinal));
        Assert.Contains(records, path => path.Contains("/blobs/", StringComparison.Ordinal));
        foreach (var (where, secret) in Planted)
        {
            Assert.All(scene.Sent, sent => Assert.False(sent.Json.Contains(secret, StringComparison.Ordinal), $"{where}: in a request of the {sent.Scope.Role.Name}"));
            foreach (var file in records)
            {
                Assert.False(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0, $"{where}: in {file}");
            }

            Assert.DoesNotContain(secret, string.Join('\n', scene.Told));
            foreach (var document in new[] { "review.md", "report.md" })
            {
                Assert.DoesNotContain(secret, Encoding.UTF8.GetString(scene.Folder.Read(document) ?? []));
            }
        }
    }
}
