using System.Diagnostics;
using System.Text.RegularExpressions;
using Foreplan.Cli.Commands;
using Foreplan.Cli.Output;
using YamlDotNet.RepresentationModel;

namespace Foreplan.Cli.Tests.Commands;

/// <summary>action.yml and docs/ci.md: their shape, and every shell line of theirs run for real.</summary>
public sealed partial class ActionTests
{
    private const string Branch = "foreplan/001-add-a-greeting";

    [Fact]
    public void The_action_is_a_composite_of_commands_that_exist()
    {
        var action = Yaml(File.ReadAllText(At("action.yml")));

        Assert.Equal("composite", Text(Of(action, "runs"), "using"));
        Assert.All(Steps(action), step => Assert.Equal("bash", Text(step, "shell")));
        Assert.All(Map(action, "inputs").Children, input => Assert.NotEqual("", Text(input.Value, "description")));
        var known = Map(action, "inputs").Children.Keys.Select(key => key.ToString()).Order().ToList();
        var used = InputUse().Matches(File.ReadAllText(At("action.yml"))).Select(match => match.Groups[1].Value).Distinct().Order().ToList();
        Assert.Equal(known, used);
        var documented = DocumentedInput().Matches(File.ReadAllText(At("docs/ci.md"))).Select(match => match.Groups[1].Value).Order().ToList();
        Assert.Equal(known, documented);

        var lines = Steps(action).SelectMany(step => Text(step, "run").Split('\n')).Where(line => line.Contains("$FOREPLAN", StringComparison.Ordinal)).Select(line => line.Trim()["$FOREPLAN ".Length..]).ToList();
        Assert.Equal(3, lines.Count);
        Assert.All(lines, IsCommand);
    }

    [Fact]
    public void The_documented_workflow_is_one_and_its_lines_are_commands()
    {
        var document = File.ReadAllText(At("docs/ci.md"));
        var workflow = Yaml(Fence(document, "yaml"));

        Assert.Equal("pull_request", Text(workflow, "on"));
        var job = Map(workflow, "jobs").Children.First().Value;
        Assert.NotEqual("", Text(job, "runs-on"));
        var steps = ((YamlSequenceNode)Of(job, "steps")).Children;
        Assert.Equal("0", Text(Of(steps[0], "with"), "fetch-depth"));
        Assert.All(Fence(document, "sh").Trim().Split('\n'), line => IsCommand(line["foreplan ".Length..]));
    }

    [Fact]
    public void What_was_approved_and_is_built_passes()
    {
        using var desk = Built();

        Assert.Equal([0, 0, 0], Codes(desk, "main"));
    }

    [Fact]
    public void A_plan_that_was_edited_after_its_lock_is_refused_at_its_line()
    {
        using var desk = Built();
        desk.Put("plans/001-add-a-greeting/plan.md", desk.Read("plans/001-add-a-greeting/plan.md").Replace("with the line `hello`", "with the line `hullo`", StringComparison.Ordinal));
        desk.CommitAll();

        var said = RunSteps(desk, "main");

        Assert.Equal(3, said[1].Code);
        Assert.Matches(@"(?m)^::error file=plans/001-add-a-greeting/plan\.md,line=\d+,.*title=PL50\d::", said[1].Out);
    }

    [Fact]
    public void A_requirement_that_is_not_built_fails_and_is_named()
    {
        using var desk = Built();
        desk.Git("reset", "-q", "--hard", "HEAD~1");

        var said = RunSteps(desk, "main");

        Assert.Equal([0, 0, 1], said.Select(step => step.Code));
        Assert.Contains("::error file=plans/001-add-a-greeting/plan.md,line=1,", said[2].Out);
        Assert.Contains("R2", said[2].Out);
    }

    [Fact]
    public void A_false_plan_fails_at_its_line()
    {
        using var desk = new Desk();
        desk.Planned();
        desk.Put("plans/001-add-a-greeting/plan.md", desk.Read("plans/001-add-a-greeting/plan.md").Replace("`src/greeting.txt` (new)", "`src/greeting.txt` (edit)", StringComparison.Ordinal));
        desk.CommitAll();

        var check = RunSteps(desk, "main")[0];

        Assert.Equal(1, check.Code);
        Assert.Matches(@"(?m)^::error file=plans/001-add-a-greeting/plan\.md,line=\d+,col=\d+,title=PL201::", check.Out);
    }

    [Fact]
    public void Verifying_a_lock_reads_and_makes_no_state_of_the_machine()
    {
        using var desk = Built();
        Directory.Delete(Path.Combine(desk.Temp, "state"), recursive: true);

        desk.Run("lock", "--verify").Is(Outcome.Done);
        desk.Run("lock", "--verify", "1", "--json").Is(Outcome.Done);

        Assert.False(Directory.Exists(Path.Combine(desk.Temp, "state")));
    }

    [Fact]
    public void Without_a_plan_every_lock_is_verified()
    {
        using var desk = Built();
        foreach (var document in new[] { "plan.md", "spec.md", "plan.lock.json" })
        {
            desk.Put($"plans/002-other/{document}", desk.Read($"plans/001-add-a-greeting/{document}"));
        }

        desk.Run("lock", "--verify").Is(Outcome.Done);
        desk.Put("plans/002-other/spec.md", "# Another\n");
        var said = desk.Run("lock", "--verify").Is(Outcome.Refused);

        Assert.Contains("002-other", said.Error);
        Assert.DoesNotContain("001-add-a-greeting", said.Error);
    }

    [Fact]
    public void A_plan_that_is_built_over_two_pull_requests_passes_with_the_second()
    {
        using var desk = Built();

        Assert.Equal([0, 0, 0], Codes(desk, "change~1"));
    }

    [Fact]
    public void Roles_and_settings_that_change_after_a_plan_is_built_break_no_lock()
    {
        using var desk = Built();
        desk.Put("AGENTS.md", Desk.Agents.Replace("## Review", "- Maximum context: 50k tokens\n## Review", StringComparison.Ordinal));
        desk.Put("foreplan.json", "{ \"foreplan\": 1, \"checks\": { \"PL220\": \"off\" } }\n");

        var found = desk.Run("lock", "--verify", "--json").Is(Outcome.Done).Json["diagnostics"]?.AsArray() ?? [];

        Assert.Equal(["PL510 note", "PL511 note"], found.Select(one => $"{one?["id"]} {one?["severity"]}").Order());
        desk.Git("reset", "-q", "--hard", "HEAD~1");
        desk.Put("AGENTS.md", Desk.Agents.Replace("## Review", "- Maximum context: 50k tokens\n## Review", StringComparison.Ordinal));
        Assert.Contains("PL510", desk.Run("lock", "--verify").Is(Outcome.Refused).All);
    }

    [Fact]
    public void A_plan_that_is_rejected_asks_for_no_lock()
    {
        using var desk = new Desk().Locked();
        desk.Put("plans/001-add-a-greeting/plan.md", desk.Read("plans/001-add-a-greeting/plan.md") + "\nOther words.\n");
        desk.Run("lock", "--verify").Is(Outcome.Refused);

        desk.Run("reject", "1", "--reason", "the gateway greets").Is(Outcome.Done);

        desk.Run("lock", "--verify").Is(Outcome.Done);
        desk.Run("lock", "--verify", "1").Is(Outcome.Refused);
    }

    [Fact]
    public void A_plan_that_is_built_without_a_lock_is_refused_beside_one_that_holds()
    {
        using var desk = Built();
        foreach (var document in new[] { "plan.md", "spec.md", "plan.lock.json" })
        {
            desk.Put($"plans/002-other/{document}", desk.Read($"plans/001-add-a-greeting/{document}"));
        }

        File.Delete(desk.At("plans/001-add-a-greeting/plan.lock.json"));
        desk.CommitAll();

        var said = RunSteps(desk, "main");

        Assert.Equal(3, said[1].Code);
        Assert.Contains("title=PL533::", said[1].Out);
    }

    [Fact]
    public void Drafts_and_a_repository_without_plans_pass()
    {
        using var desk = new Desk();
        Assert.Equal([0, 0, 0], Codes(desk, "main"));

        desk.Planned();
        desk.Put("plans/README.md", "# Plans\n\n| Plan | Title | Status |\n|------|-------|--------|\n| 001 | Add a greeting | TODO |\n");
        RecordTests.Copy(desk, "002-second", "");
        desk.CommitAll();
        Directory.Delete(Path.Combine(desk.Temp, "ci"), recursive: true);

        Assert.Equal([0, 0, 0], Codes(desk, "main"));
    }

    [Fact]
    public void Nothing_is_traced_where_nothing_is_said_of_the_base_and_the_tool_is_built_where_none_is_named()
    {
        using var desk = Built();

        Assert.Equal([0, 0], Codes(desk, ""));
        Assert.True(IsRun(Steps(Yaml(File.ReadAllText(At("action.yml"))))[0], new() { ["command"] = "" }));
        Assert.True(Directory.Exists(At("src/Foreplan.Cli")));
    }

    // The phases are on the branch that is checked out, after the commit of the plan and its lock.
    private static Desk Built()
    {
        var desk = new Desk();
        var plan = ScriptedModels.Plan.Replace("→ exit 0\n\n### Phase 2", "→ exit 0\n- `test -f test/greeting.test.js` → exit 0\n\n### Phase 2", StringComparison.Ordinal)
            .Replace("  - `src/greeting.txt` (new)", "  - `src/greeting.txt` (new)\n  - `test/greeting.test.js` (new)", StringComparison.Ordinal);
        var turns = ScriptedModels.UpToReview;
        turns[1] = ScriptedModels.Turn("planner", ("submit_plan", new() { ["markdown"] = plan }));
        turns[2] = ScriptedModels.Phase(
            1,
            ("write_file", new() { ["path"] = "src/greeting.txt", ["content"] = "hello\n" }),
            ("write_file", new() { ["path"] = "test/greeting.test.js", ["content"] = "test('greets', () => {\n})\n" }),
            ("finish_phase", new() { ["summary"] = "There." }));
        desk.Put(Desk.Script, ScriptedModels.Of([.. turns, ScriptedModels.Review("approve")]));
        desk.CommitAll();
        desk.Locked();
        desk.CommitAll();
        desk.Run("run").Is(Outcome.Done);
        desk.Git("stash", "-q", "-u");
        desk.Git("checkout", "-q", "-b", "change", "main");
        desk.Git("cherry-pick", $"main~1..{Branch}");
        return desk;
    }

    private static IEnumerable<int> Codes(Desk desk, string @base) => RunSteps(desk, @base).Select(step => step.Code);

    // As a runner does it: a clone, a home of its own, the expressions filled in.
    private static List<Said> RunSteps(Desk desk, string @base)
    {
        var clone = Path.Combine(desk.Temp, "ci");
        desk.Git("clone", "-q", desk.Root, clone);
        Dictionary<string, string> inputs = new()
        {
            ["plans"] = "plans",
            ["base"] = @base.Length == 0 ? "" : desk.Git("rev-parse", @base),
            ["command"] = string.Join(' ', Foreplan.Tests.Built.Program),
        };
        return [.. Steps(Yaml(File.ReadAllText(At("action.yml")))).Where(step => IsRun(step, inputs)).Select(step => Bash(step, inputs, clone, desk.Temp))];
    }

    // What an expression says of an input.
    private static bool IsRun(YamlNode step, Dictionary<string, string> inputs) =>
        !((YamlMappingNode)step).Children.TryGetValue("if", out var condition)
        || InputTest().Matches(condition.ToString()).All(test => inputs[test.Groups[1].Value].Length == 0 == (test.Groups[2].Value == "=="));

    private static Said Bash(YamlNode step, Dictionary<string, string> inputs, string clone, string temp)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", Text(step, "run")]) { WorkingDirectory = clone, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = Path.Combine(temp, "home");
        start.Environment["XDG_STATE_HOME"] = Path.Combine(temp, "ci state");
        foreach (var (name, value) in Map(step, "env").Children.Select(pair => (pair.Key.ToString(), pair.Value.ToString())))
        {
            start.Environment[name] = inputs[InputUse().Match(value).Groups[1].Value];
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }

    private static void IsCommand(string line)
    {
        using var app = new App(new Terminal { Out = TextWriter.Null, Error = TextWriter.Null, In = TextReader.Null, Variable = _ => null, Folder = "/" });
        var parse = CommandTree.Of(app).Parse([.. line.Split(' ').Select(word => word.Trim('"'))]);
        Assert.True(parse.Errors.Count == 0 && CommandTree.Unknown(parse) is null && parse.CommandResult.Command is Verb, line);
    }

    private static string At(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? "", path);
    }

    private static string Fence(string document, string language) => document.Split($"```{language}\n")[1].Split("```")[0];

    private static YamlNode Yaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents[0].RootNode;
    }

    private static List<YamlNode> Steps(YamlNode action) => [.. ((YamlSequenceNode)Of(Of(action, "runs"), "steps")).Children];

    private static YamlMappingNode Map(YamlNode node, string key) => (YamlMappingNode)Of(node, key);

    private static string Text(YamlNode node, string key) => Of(node, key).ToString();

    private static YamlNode Of(YamlNode node, string key) => ((YamlMappingNode)node).Children[key];

    [GeneratedRegex(@"inputs\.([a-z-]+)")]
    private static partial Regex InputUse();

    [GeneratedRegex(@"inputs\.([a-z-]+) (==|!=) ''")]
    private static partial Regex InputTest();

    [GeneratedRegex(@"(?m)^\| `([a-z-]+)` \|")]
    private static partial Regex DocumentedInput();
}
