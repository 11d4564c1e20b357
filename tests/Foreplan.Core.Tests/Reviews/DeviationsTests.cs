using Foreplan.Checks;
using Foreplan.Facts;
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

    private const string Requirements = "- **R1**: a\n- **R2**: b";

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
        Assert.Equal(("out_of_scope", "src/extra.js"), (found.Kind, found.Path));
    }

    [Fact]
    public void Planned_files_that_are_as_before_are_each_one()
    {
        after["src/b.js"] = "b\n";
        after["src/old.js"] = "old\n";
        after["src/from.js"] = "moved\n";
        after.Remove("src/new.js");
        after["test/a.js"] = before["test/a.js"];
        Assert.Equal(["src/b.js 2", "src/from.js 1", "src/new.js 1", "src/old.js 1"], Of("missing_change").Select(found => $"{found.Path} {found.Phase}"));
        Assert.Contains("R2", Assert.Single(Of("requirement_without_change")).Title);
    }

    [Fact]
    public void What_phases_touched_decides_about_their_requirements()
    {
        var touched = new Dictionary<int, IReadOnlyList<string>> { [1] = ["src/a.js"], [2] = [] };
        Assert.Contains("R2", Assert.Single(Find(touched: touched)).Title);
    }

    [Fact]
    public void A_phase_that_serves_a_requirement_serves_its_parts_and_without_a_spec_the_plan_names_them()
    {
        after["src/b.js"] = before["src/b.js"];
        Assert.StartsWith("R2.1 has no changed line: Phase 2", Assert.Single(Of("requirement_without_change", Plan, "- **R2.1**: c")).Title);
        Assert.StartsWith("R2 has no changed line: Phase 2", Assert.Single(Of("requirement_without_change", Plan, null)).Title);
    }

    [Theory]
    [InlineData("    return a + b;", "    return b + a;", 3, "The line is not as the plan gives it")]
    [InlineData("    return a + b;", "    return a + b + 1;", 3, "The plan's text has no `+ 1` here")]
    [InlineData("    return a + b;", "    return a;", 3, "The plan's text has `+ b` here, the file has not")]
    [InlineData("    return a + b;\n", "", 3, "The plan's text has `return a + b;`, the file has not")]
    [InlineData("    return a + b;\n", "    log(a);\n    return a + b;\n", 3, "The plan's text does not have `log(a);`")]
    [InlineData("export function add(a, b) {\n    return a + b;\n}\n", "other\nlines\n", null, "The text that the plan gives is not in the file: `export function add(a, b) {` and 2 more lines")]
    public void Text_that_the_plan_gives_word_for_word_is_compared(string old, string changed, int? line, string title)
    {
        after["src/a.js"] = after["src/a.js"].Replace(old, changed, StringComparison.Ordinal);
        var found = Assert.Single(Of("text_changed"));
        Assert.Equal(line, found.Line);
        Assert.Equal((title, 1), (found.Title, found.Phase));
    }

    [Fact]
    public void Missing_lines_that_follow_each_other_are_one_and_added_statements_are_each_one()
    {
        const string Given = "import a from 'a';\nimport b from 'b';\nimport c from 'c';\nexport default function run() {\n  return a(b, c);\n}\nrun.name = 'x';";
        after["src/new.js"] = "/*\n Copyright\n*/\nimport a from 'a';\nexport default function run() {\n  return a(b, c);\n}\nfunction more() {\n  go();\n}\nif (x)\n  y();\n/*\n notes\n*/\nrun.name = 'x';\n";
        Assert.Equal(
            ["5 The plan's text has `import b from 'b';` and 1 more line, the file has not", "8 The plan's text does not have `function more() {` and 2 more lines", "11 The plan's text does not have `if (x)` and 1 more line", "13 The plan's text does not have `/*` and 2 more lines"],
            Of("text_changed", WithText("src/new.js", Given)).Select(found => $"{found.Line} {found.Title}"));
    }

    [Fact]
    public void A_text_for_a_file_that_is_not_there_is_one()
    {
        Assert.Equal("src/none.js", Assert.Single(Find(WithText("src/none.js", "x();"))).Path);
        after.Remove("src/new.js");
        Assert.Equal("src/new.js", Assert.Single(Find(WithText("src/new.js", "x();"))).Path);
    }

    [Fact]
    public void A_text_of_the_plan_may_hold_what_nobody_else_may_leave()
    {
        after["src/new.js"] = "a();\n// TODO: later\nb();\n";
        Assert.Equal("stub", Assert.Single(Find()).Kind);
        Assert.Equal([], Find(WithText("src/new.js", "a();\n// TODO: later\nb();")));
    }

    [Fact]
    public void A_secret_is_the_same_in_the_plan_and_in_the_file_and_in_no_title()
    {
        const string Key = "AKIAIOSFODNN7EXAMPLF";
        after["src/new.js"] = $"const key = '{Key}';\n";
        Assert.Equal([], Find(WithText("src/new.js", $"const key = '{Secrets.Replace(Key)}';")));
        Assert.Equal([], Find(WithText("src/new.js", $"const key = '{Key}';")));
        after["src/new.js"] += $"const other = '{Key}'; // TODO\n";
        Assert.DoesNotContain(Key, string.Concat(Find(WithText("src/new.js", "const key = 1;")).Select(found => found.Title + found.Detail)));
    }

    [Fact]
    public void A_later_phase_may_change_what_an_earlier_one_had_to_leave()
    {
        var plan = Plan.Replace("`src/b.js` (edit)", "`src/b.js` (edit), `src/a.js` (edit)", StringComparison.Ordinal);
        var left = new MemoryTree(after);
        after["src/a.js"] = after["src/a.js"].Replace("a + b;", "b + a;", StringComparison.Ordinal);
        Assert.Equal([], Find(plan, left: phase => phase == 1 ? left : null));
        Assert.Single(Find(plan));
        Assert.Single(Find(plan, left: _ => new MemoryTree(after)));
        Assert.Single(Find(left: phase => phase == 1 ? left : null));
    }

    [Fact]
    public void A_migration_under_its_heading_is_code_and_prose_is_not()
    {
        string With(string body) => Plan.Replace("### Phase 2", $"#### Migration: 7.sql\n{body}\n\n### Phase 2", StringComparison.Ordinal);
        after["db/7.sql"] = "CREATE TABLE a (id INT);\nCREATE TABLE b (id INT);\n";
        Assert.Equal([("text_changed", 2)], Find(With("```sql\nCREATE TABLE a (id INT);\n```")).Select(found => (found.Kind, found.Line ?? 0)));
        Assert.Equal(["text_changed"], Find(With("CREATE TABLE a (id INT);")).Select(found => found.Kind));
        Assert.Equal(["out_of_scope"], Find(With("Adds two tables with an id each.")).Select(found => found.Kind));
        Assert.Equal(["text_changed"], Find(With("```sql db/7.sql\nCREATE TABLE a (id INT);\n```")).Select(found => found.Kind));
        after.Remove("db/7.sql");
        Assert.Equal(["missing_change"], Find(With("CREATE TABLE a (id INT);")).Select(found => found.Kind));
        before["db/7.sql"] = after["db/7.sql"] = "CREATE TABLE a (id INT);\n";
        Assert.Equal([], Find(With("CREATE TABLE a (id INT);")));
    }

    [Fact]
    public void Only_a_hundred_of_a_kind_are_told_singly()
    {
        for (var i = 0; i < 130; i++)
        {
            after[$"extra/{i}.js"] = "x\n";
        }

        var found = Find();
        Assert.Equal(101, found.Count);
        Assert.Equal("30 more deviations of the kind out_of_scope", found[0].Title);
    }

    [Fact]
    public void Text_of_a_file_is_short_and_on_one_line_in_a_deviation()
    {
        after["src/b.js"] = $"b\n// TODO \t\u001b[31m\u202e{new string('x', 500)}\n";
        var found = Assert.Single(Find());
        Assert.Equal(120, found.Detail.Length);
        Assert.StartsWith("// TODO [31m xxx", found.Detail);
        Assert.Equal($"`{new string('y', 119)}…` of Done when is not met", Deviation.NotDone(new string('y', 300), "red").Title);
        Assert.Equal(("done_when", "red"), (Deviation.NotDone("x", "red").Kind, Deviation.NotDone("x", "red").Detail));
    }

    [Fact]
    public void A_large_diff_and_hostile_lines_take_seconds()
    {
        after["src/new.js"] = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"export const value{i} = compute({i}, 'text');\n"));
        after["src/b.js"] = string.Concat(Enumerable.Repeat("; // [Fact( throw ' \" -- ", 40_000)) + "\n" + string.Concat(Enumerable.Range(0, 4_000).Select(i => $"{i * 7919 % 10007} != {i};\n"));
        after["test/a.js"] = before["test/a.js"] + string.Concat(Enumerable.Repeat("[Fact(it.each", 40_000));
        var given = string.Concat(Enumerable.Range(0, 4_000).Select(i => $"{i * 6131 % 10009} == {i};\n"));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Find(WithText("src/b.js", given));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
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
    [InlineData("run(); // XXX")]
    [InlineData("run('a'); /* don't forget: it's a TODO */")]
    [InlineData("throw new UnsupportedOperationException(\"Foo.bar is not implemented yet\");")]
    [InlineData("return errors.New(\"not implemented\")")]
    [InlineData("TODO()")]
    [InlineData("run(); // your code here")]
    [InlineData("<!-- TODO -->")]
    public void Unfinished_work_in_an_added_line_is_one(string line)
    {
        after["src/b.js"] = "b\nc\n" + line + "\n";
        var found = Assert.Single(Find());
        Assert.Equal(("stub", 3), (found.Kind, found.Line));
    }

    [Theory]
    [InlineData("const TODO = 'TODO';")]
    [InlineData("const status = todos.filter(x => x.done); // all todos")]
    [InlineData("throw new Error('not found');")]
    [InlineData("pass")]
    [InlineData("expect(text).toBe('# TODO');")]
    [InlineData("it('throws new Error(\"not implemented\")', run);")]
    [InlineData("test('raise NotImplementedError is told', run);")]
    [InlineData("expect(run).toThrow(NotImplementedError);")]
    [InlineData("catch (NotImplementedException) { }")]
    [InlineData("const state = { TODO: 'todo', DONE: 'done' };")]
    [InlineData("  TODO: todoColumn,")]
    [InlineData("next(); const first = TODO;")]
    [InlineData("// stub the network")]
    [InlineData("// placeholder text of the input")]
    [InlineData("mktemp a.XXX # a.XXXXXX")]
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
    [InlineData("@unittest.skipIf(x, 'y')")]
    [InlineData("    [Ignore]")]
    [InlineData("fdescribe('x', () => {")]
    public void A_skipped_test_is_one(string line)
    {
        // Go, where all of them are read.
        after["test/a_test.go"] = (before["test/a_test.go"] = "x\nx\n") + line + "\n";
        var found = Assert.Single(Find(Plan.Replace("test/*.js", "test/*.go", StringComparison.Ordinal)), found => found.Path == "test/a_test.go");
        Assert.Equal(("test_skipped", 3), (found.Kind, found.Line));
    }

    [Theory]
    [InlineData("test('t.skip( and it.skip( and xit( are found', run);")]
    [InlineData("// it.skip('later', run)")]
    [InlineData("const rest = t.Skip(1);")]
    [InlineData("model = fit(data);")]
    public void A_line_that_only_speaks_of_skipping_is_none(string line)
    {
        after["test/a.js"] = before["test/a.js"] + line + "\n";
        Assert.Equal([], Find());
    }

    [Fact]
    public void Fewer_tests_are_one()
    {
        after["test/a.js"] = "test('one', () => {});\nhelper();\n";
        var found = Assert.Single(Find());
        Assert.Equal(("test_removed", 2, "The file has 1 test, 1 fewer than before"), (found.Kind, found.Line, found.Title));
    }

    [Theory]
    [InlineData("test('one', () => {});\n/*\ntest('two', () => {});\n*/\n")]
    [InlineData("test('one', () => {});\n// test('two', () => {});\n")]
    [InlineData("test('one', () => {});\nrun(\"test('two', () => {});\");\n")]
    public void A_test_that_became_a_comment_or_a_text_is_gone(string text)
    {
        after["test/a.js"] = text;
        Assert.Equal("test_removed", Assert.Single(Find()).Kind);
    }

    [Fact]
    public void Tests_beside_the_code_of_Rust_count()
    {
        before["src/b.rs"] = "#[test]\nfn a() {}\n#[test]\nfn b() {}\n";
        after["src/b.rs"] = "#[test]\n#[ignore]\nfn a() {}\n";
        Assert.Equal(["test_skipped", "test_removed"], Find(Plan.Replace("src/b.js", "src/b.rs", StringComparison.Ordinal)).Where(found => found.Path == "src/b.rs").OrderBy(found => found.Line).Select(found => found.Kind));
    }

    [Theory]
    [InlineData("src/latest.js")]
    [InlineData("src/contest.py")]
    [InlineData("docs/test/readme.md")]
    public void A_name_that_only_ends_like_it_is_no_test_file(string path) => Assert.False(TestCode.IsTestFile(path));

    [Fact]
    public void A_test_file_deleted_without_the_plan_is_one()
    {
        after.Remove("test/a.js");
        after["test/b.js"] = "x\n";
        before["test/b.js"] = "y\n";
        var found = Assert.Single(Find());
        Assert.Equal(("test_removed", "test/a.js"), (found.Kind, found.Path));
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
        Assert.Equal("The plan's text has no `ON DELETE CASCADE` here", found[0].Title);
        Assert.Contains("idx_sessions_user_id", found[1].Title);
        Assert.Equal("The plan's text does not have `-- Rollback` and 2 more lines", found[2].Title);
        Assert.All(found, deviation => Assert.Equal(1, deviation.Phase));
    }

    private static string WithText(string path, string text) =>
        Plan.Replace("### Phase 2", $"```js {path}\n{text}\n```\n\n### Phase 2", StringComparison.Ordinal);

    private IEnumerable<Deviation> Of(string kind, string plan = Plan, string? requirements = Requirements) => Find(plan, requirements).Where(found => found.Kind == kind);

    private IReadOnlyList<Deviation> Find(string plan = Plan, string? requirements = Requirements, IReadOnlyDictionary<int, IReadOnlyList<string>>? touched = null, Func<int, ITree?>? left = null)
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
        var spec = requirements is null ? null : SpecReader.Read(SourceText.From("spec.md", $"# Shop\n\n## Requirements\n{requirements}\n"));
        return Deviations.Find(
            PlanReader.Read(SourceText.From("plans/001/plan.md", plan)), spec, new MemoryTree(before), new MemoryTree(after), tree.Changes(from, to), tree.Diff(from, to, int.MaxValue), touched, left);
    }
}
