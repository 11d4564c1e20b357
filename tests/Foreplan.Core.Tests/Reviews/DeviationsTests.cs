using Foreplan.Plans;
using Foreplan.Specs;
using Foreplan.Testing;
using Foreplan.Text;

namespace Foreplan.Reviews;

public sealed class DeviationsTests
{
    private const string Plan = """"
        # Plan: Shop

        ## Phases

        ### Phase 1: Add
        - **Requirements**: R1
        - **Files**:
          - `src/a.js` (edit)
          - `src/new.js` (new)
          - `src/old.js` (delete)
          - `src/to.js` (rename from `src/from.js`)
          - `test/*.js` (edit)

        ```js src/a.js
        export function add(a, b) {
          return a + b;
        }
        ```

        ### Phase 2: More
        - **Requirements**: R1, R2
        - **Files**: `src/b.js` (edit)
        """";

    private readonly Dictionary<string, string> before = new()
    {
        ["src/a.js"] = "// a\n",
        ["src/b.js"] = "b\n",
        ["src/old.js"] = "old\n",
        ["src/from.js"] = "moved\n",
        ["test/a.js"] = "test('one', () => {});\ntest('two', () => {});\n",
        ["plans/001/plan.md"] = Plan,
    };

    private readonly Dictionary<string, string> after = new()
    {
        ["src/a.js"] = "// a\nexport function add(a, b) {\n    return a + b;\n}\nexport const more = 1;\n",
        ["src/b.js"] = "b\nc\n",
        ["src/new.js"] = "new\n",
        ["src/to.js"] = "moved\n",
        ["test/a.js"] = "test('one', () => {});\ntest('two', () => {});\ntest('three', () => {});\n",
        ["plans/001/plan.md"] = Plan + "\n",
    };

    [Fact]
    public void A_result_as_planned_deviates_in_nothing() => Assert.Equal([], Find());

    [Fact]
    public void A_file_that_no_phase_names_is_one()
    {
        after["src/extra.js"] = "x\n";
        var found = Assert.Single(Find());
        Assert.Equal(("scope", "src/extra.js"), (found.Kind, found.Path));
    }

    [Fact]
    public void Planned_files_that_are_as_before_are_each_one()
    {
        after["src/b.js"] = "b\n";
        after["src/old.js"] = "old\n";
        after["src/from.js"] = "moved\n";
        after.Remove("src/new.js");
        after["test/a.js"] = before["test/a.js"];
        Assert.Equal(["src/b.js 2", "src/from.js 1", "src/new.js 1", "src/old.js 1", "test/*.js 1"], Of("missing").Select(found => $"{found.Path} {found.Phase}"));
        Assert.Contains("R2", Assert.Single(Of("requirement")).Title);
    }

    [Fact]
    public void What_phases_touched_decides_about_their_requirements()
    {
        var touched = new Dictionary<int, IReadOnlyList<string>> { [1] = ["src/a.js"], [2] = [] };
        Assert.Contains("R2", Assert.Single(Find(touched: touched)).Title);
    }

    [Theory]
    [InlineData("    return a + b;", "    return b + a;", 3, "not as the plan gives it")]
    [InlineData("    return a + b;\n", "", 3, "missing")]
    [InlineData("    return a + b;\n", "    log(a);\n    return a + b;\n", 3, "does not have this")]
    [InlineData("export function add(a, b) {\n    return a + b;\n}\n", "other\nlines\n", null, "not in the file")]
    public void Text_that_the_plan_gives_word_for_word_is_compared(string old, string changed, int? line, string title)
    {
        after["src/a.js"] = after["src/a.js"].Replace(old, changed, StringComparison.Ordinal);
        var found = Assert.Single(Of("text"));
        Assert.Equal(line, found.Line);
        Assert.Contains(title, found.Title);
    }

    [Fact]
    public void Lines_around_a_given_part_and_white_space_are_no_deviation()
    {
        after["src/a.js"] = "import x from 'x';\n\n" + after["src/a.js"].Replace("return a + b;", "\treturn  a + b;", StringComparison.Ordinal) + "}\n}\nexport default add;\n";
        Assert.Equal([], Find());
    }

    [Theory]
    [InlineData("  // TODO: validate")]
    [InlineData("# FIXME later")]
    [InlineData("TODO(kim): x")]
    [InlineData("throw new NotImplementedException();")]
    [InlineData("  throw new Error('Not implemented');")]
    [InlineData("  raise NotImplementedError")]
    [InlineData("    unimplemented!()")]
    [InlineData("    todo!(\"x\")")]
    [InlineData("    pass  # stub")]
    [InlineData("panic(\"not implemented\")")]
    [InlineData("// ... existing code ...")]
    public void Unfinished_work_in_an_added_line_is_one(string line)
    {
        after["src/b.js"] = "b\nc\n" + line + "\n";
        var found = Assert.Single(Find());
        Assert.Equal(("unfinished", 3), (found.Kind, found.Line));
    }

    [Theory]
    [InlineData("const TODO = 'TODO';")]
    [InlineData("const status = todos.filter(x => x.done); // all todos")]
    [InlineData("throw new Error('not found');")]
    [InlineData("pass")]
    [InlineData("expect(text).toBe('# TODO');")]
    public void Words_that_only_look_like_it_are_none(string line)
    {
        after["src/b.js"] = "b\nc\n" + line + "\n";
        Assert.Equal([], Find());
    }

    [Theory]
    [InlineData("test.skip('three', () => {});")]
    [InlineData("it.only('three', () => {});")]
    [InlineData("xit('three', () => {});")]
    [InlineData("[Fact(Skip = \"later\")]")]
    [InlineData("@pytest.mark.skip(reason='x')")]
    [InlineData("\tt.Skip(\"later\")")]
    [InlineData("#[ignore]")]
    [InlineData("@Disabled")]
    [InlineData("test('three', { skip: true }, () => {});")]
    public void A_skipped_test_is_one(string line)
    {
        after["test/a.js"] = before["test/a.js"] + line + "\n";
        var found = Assert.Single(Find());
        Assert.Equal(("tests", 3), (found.Kind, found.Line));
    }

    [Fact]
    public void Fewer_tests_are_one()
    {
        after["test/a.js"] = "test('one', () => {});\nhelper();\n";
        Assert.Contains("1 tests, 1 fewer", Assert.Single(Find()).Title);
    }

    [Fact]
    public void A_test_file_deleted_without_the_plan_is_one()
    {
        after.Remove("test/a.js");
        after["test/b.js"] = "x\n";
        before["test/b.js"] = "y\n";
        var found = Assert.Single(Find());
        Assert.Equal(("tests", "test/a.js"), (found.Kind, found.Path));
    }

    [Theory]
    [InlineData("a.cs", "[Fact]\n[Theory]", 2)]
    [InlineData("a.py", "def test_a():\n    def helper():\nasync def test_b():", 2)]
    [InlineData("a.go", "func TestA(t *testing.T) {\nfunc help() {", 1)]
    [InlineData("a.rs", "#[test]\nfn a() {}\n#[tokio::test]", 2)]
    [InlineData("A.java", "@Test\nvoid a() {}\n// @Test", 1)]
    [InlineData("a.js", "it('a', () => {\n  describe('b', () => {\ntest(`c`, x);\nregex.test('x');", 2)]
    public void Tests_are_counted_in_the_usual_languages(string file, string text, int count)
    {
        Assert.True(TestCode.IsTestFile("tests/" + file));
        Assert.Equal(count, TestCode.CountTests(text.Split('\n')));
    }

    [Fact]
    public void The_migration_that_adds_three_things_has_three_deviations()
    {
        if (Cases.Find("articles/plan.md") is not { } plan || Cases.Find("articles/001_add_auth_tables.sql") is not { } migration)
        {
            return;
        }

        before.Clear();
        after.Clear();
        after["migrations/001_add_auth_tables.sql"] = File.ReadAllText(migration);
        var found = Find(File.ReadAllText(plan));
        Assert.Equal([11, 18, 19], found.Select(deviation => deviation.Line));
        Assert.Contains("ON DELETE CASCADE", found[0].Detail);
        Assert.Contains("idx_sessions_user_id", found[1].Detail);
        Assert.Contains("Rollback", found[2].Detail);
        Assert.All(found, deviation => Assert.Equal(1, deviation.Phase));
    }

    private IEnumerable<Deviation> Of(string kind) => Find().Where(found => found.Kind == kind);

    private IReadOnlyList<Deviation> Find(string plan = Plan, IReadOnlyDictionary<int, IReadOnlyList<string>>? touched = null)
    {
        var tree = new MemoryWorktree(before);
        var from = tree.Snapshot();
        foreach (var path in before.Keys.Except(after.Keys))
        {
            tree.Delete(path);
        }

        foreach (var (path, text) in after)
        {
            tree.Write(path, System.Text.Encoding.UTF8.GetBytes(text));
        }

        var to = tree.Snapshot();
        var spec = SpecReader.Read(SourceText.From("spec.md", "# Shop\n\n## Requirements\n- **R1**: a\n- **R2**: b\n"));
        return Deviations.Find(
            PlanReader.Read(SourceText.From("plans/001/plan.md", plan)), spec, new MemoryTree(before), new MemoryTree(after), tree.Changes(from, to), tree.Diff(from, to, int.MaxValue), touched);
    }
}
