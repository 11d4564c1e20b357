using Foreplan.Gates;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Testing;
using Foreplan.Text;

namespace Foreplan.Core.Tests.Gates;

/// <summary>What weakens a gate, and what only looks like it: a wrong red costs an attempt.</summary>
public sealed class WeakenedGateTests
{
    private const string Jest = "{\n \"scripts\": { \"test\": \"jest\", \"lint\": \"eslint .\", \"ci\": \"npm run lint && npm run test\" },\n \"jest\": { \"verbose\": true },\n \"dependencies\": {}\n}\n";

    [Theory]
    [InlineData("npm test", "package.json", Jest, "\"jest\",", "\"jest || true\",", "turns every failure into success")]
    [InlineData("npm test", "package.json", Jest, "\"jest\",", "\"jest; exit 0\",", "the exit code is that of `exit 0`")]
    [InlineData("npm test", "package.json", Jest, "\"jest\",", "\"jest | tail -1\",", "not of what is before it")]
    [InlineData("npm test", "package.json", Jest, "\"jest\",", "\"echo ok\",", "green whatever was built")]
    [InlineData("npm test", "package.json", Jest, "\"jest\",", "\"jest src/one\",", "the plan does not ask for that")]
    [InlineData("npm run ci", "package.json", Jest, "\"eslint .\"", "\"true\"", "scripts.lint")]
    [InlineData("npm test", "package.json", Jest, "\"verbose\": true", "\"testPathIgnorePatterns\": [\"slow\"]", "`jest`, which the gate runs")]
    [InlineData("make check", "Makefile", "check: unit\n\techo done\n\nunit:\n\tpytest\n", "\tpytest", "\tpytest || true", "turns every failure into success")]
    [InlineData("make check", "Makefile", "check: unit\n\techo done\n\nunit:\n\tpytest\n", "\tpytest", "\t-pytest", "ignores its failure")]
    [InlineData("make", "Makefile", "check: unit\n\nunit:\n\tpytest\n", "\tpytest", "\tpytest tests/one", "the plan does not ask for that")]
    [InlineData("sh check.sh", "check.sh", "set -e\ngrep a b\n", "grep a b", "grep a b || true", "check.sh:2: `|| true`")]
    [InlineData("sh check.sh", "check.sh", "grep a b\n", "grep a b", "exit 0\ngrep a b", "check.sh:1: `exit 0`")]
    [InlineData("pytest", "pytest.ini", "[pytest]\n", "[pytest]\n", "[pytest]\naddopts = --deselect tests/a.py::b\n", "pytest.ini:2: `--deselect`")]
    [InlineData("pytest", "tests/conftest.py", "import os\n", "import os\n", "import os\ncollect_ignore = ['a']\n", "conftest.py:2: `collect_ignore`")]
    [InlineData("npx jest", "jest.config.js", "module.exports = {}\n", "{}", "{ testPathIgnorePatterns: ['a'] }", "jest.config.js:1: `testPathIgnorePatterns`")]
    [InlineData("dotnet test", "tests/T/T.csproj", "<Project>\n</Project>\n", "<Project>\n", "<Project>\n<ItemGroup><Compile Remove=\"ATests.cs\" /></ItemGroup>\n", "`<Compile Remove=`")]
    [InlineData("dotnet test", "Directory.Build.props", "<Project>\n</Project>\n", "<Project>\n", "<Project>\n<IsTestProject>false</IsTestProject>\n", "`<IsTestProject>false`")]
    [InlineData("npm test", ".github/workflows/ci.yml", "steps:\n  - run: npm test\n", "npm test\n", "npm test\n    continue-on-error: true\n", "`continue-on-error: true`")]
    [InlineData("npm test", ".github/workflows/ci.yml", "steps:\n  - run: npm test\n", "npm test\n", "npm test || true\n", "`|| true`")]
    [InlineData("npm test", "test/a.test.js", "test('a', () => {});\ntest('b', () => {});\n", "test('b'", "test.skip('b'", "test/a.test.js:2: a test is left out by `test.skip`")]
    [InlineData("pytest", "tests/test_a.py", "def test_a():\n    pass\n", "def", "@pytest.mark.skip(reason='x')\ndef", "left out by `@pytest.mark.skip`")]
    [InlineData("pytest", "tests/test_a.py", "import pytest\ndef test_a():\n    pass\n", "import pytest\n", "import pytest\npytestmark = pytest.mark.skip(reason='x')\n", "left out by `pytestmark = pytest.mark.skip`")]
    [InlineData("pytest", "tests/test_a.py", "class TestA:\n    def test_a(self):\n        pass\n", "TestA:\n", "TestA:\n    __test__ = False\n", "left out by `__test__ = False`")]
    [InlineData("dotnet test", "tests/ATests.cs", "[Fact]\npublic void A() { }\n", "[Fact]", "[Fact(Skip = \"later\")]", "a test is left out by `[Fact(Skip =`")]
    [InlineData("cargo test", "src/lib.rs", "#[test]\nfn a() {}\n", "#[test]", "#[test]\n#[ignore]", "left out by `#[ignore`")]
    [InlineData("make lint", "Makefile", "lint:\n\tgrep a b\n", "lint:\n", "SHELL = /bin/true\nlint:\n", "Makefile:1: `SHELL = /bin/true`")]
    [InlineData("make lint", "Makefile", "lint:\n\tgrep a b\n", "lint:\n", "lint: SHELL := /bin/true\nlint:\n", "`lint: SHELL := /bin/true`")]
    [InlineData("make lint", "Makefile", "lint:\n\tgrep a b\n", "lint:\n", ".SHELLFLAGS = -nc\nlint:\n", "`.SHELLFLAGS = -nc`")]
    [InlineData("make lint", "Makefile", "lint:\n\tgrep a b\n", "lint:\n", "MAKEFLAGS += -i\nlint:\n", "`MAKEFLAGS += -i`")]
    [InlineData("make lint", "Makefile", "lint:\n\tgrep a b\n", "lint:\n", ".IGNORE:\nlint:\n", "`.IGNORE`")]
    [InlineData("npm run lint", ".npmrc", "a=b\n", "a=b\n", "a=b\nscript-shell=/bin/true\n", ".npmrc:2: `script-shell=/bin/true`")]
    [InlineData("sh check.sh", "check.sh", "grep a b\n", "grep a b", "# checks\ntrue", "check.sh: the gate starts it, and it does nothing any more")]
    [InlineData("node lint.js", "lint.js", "process.exit(1);\n", "process.exit(1);", "process.exit(0);", "does nothing any more")]
    [InlineData("python3 tests/test_a.py", "tests/test_a.py", "import unittest\nclass A:\n    pass\n", "class A", "def load_tests(*a):\n    return unittest.TestSuite()\nclass A", "tests/test_a.py:2: tests are left out by `load_tests`")]
    [InlineData("go test ./...", "a_test.go", "func TestA(t *testing.T) {\n\tx()\n}\n", "{\n", "{\n\tt.Skip(\"later\")\n", "a_test.go:2: tests are left out by `t.Skip(`")]
    [InlineData("go test ./...", "a_test.go", "func TestA(t *testing.T) {\n\tif a {\n\t\tb()\n\t}\n\tx()\n}\n", "\tx()", "\tt.SkipNow()\n\tx()", "a_test.go:5: tests are left out by `t.SkipNow(`")]
    [InlineData("go test ./...", "a_test.go", "func TestA(t *testing.T) { x() }\n", "{ x", "{ t.Skip(); x", "tests are left out by `t.Skip(`")]
    [InlineData("go test ./...", "a_test.go", "package a\nfunc TestA(t *testing.T) {}\n", "package a", "//go:build never\n\npackage a", "a_test.go:1: tests are left out by `//go:build never`")]
    [InlineData("go test ./...", "a_test.go", "package a\nfunc TestA(t *testing.T) {}\n", "package a", "// +build never\n\npackage a", "tests are left out by `// +build never`")]
    [InlineData("go test ./...", "a_test.go", "func TestMain(m *testing.M) {\n\tos.Exit(m.Run())\n}\n", "m.Run()", "0", "tests are left out by `os.Exit(0)`")]
    [InlineData("npm test", "test/a.test.js", "test('a', () => {});\ntest('b', () => {});\n", "test('b', () => {});\n", "", "test/a.test.js: 1 of 2 tests were taken away")]
    public void A_weakened_gate_is_found(string gate, string path, string text, string before, string after, string found) =>
        Assert.Contains(found, string.Join('\n', Find(gate, "Do it.", (path, text, text.Replace(before, after, StringComparison.Ordinal)))), StringComparison.Ordinal);

    [Theory]
    [InlineData("npm test", "Do it.", "package.json", Jest, "\"dependencies\": {}", "\"dependencies\": { \"express\": \"5\" }")]
    [InlineData("npm test", "Do it.", "package.json", Jest, "\"eslint .\"", "\"eslint . || true\"")]
    [InlineData("npm test", "Have the script `test` run vitest.", "package.json", Jest, "\"jest\",", "\"vitest run\",")]
    [InlineData("npm test", "Do it.", "package.json", Jest, "\"ci\":", "\"start\": \"node . || true\", \"ci\":")]
    [InlineData("make check", "Do it.", "Makefile", "check:\n\tpytest\nclean:\n\trm -f x\n", "rm -f x", "-rm -rf x || true")]
    [InlineData("sh check.sh", "Do it.", "check.sh", "set -e\ngrep a b\n", "grep a b", "grep a b\ngrep c d")]
    [InlineData("pytest", "Do it.", "tests/test_a.py", "def test_a():\n    pass\n", "def", "@pytest.mark.skipif(sys.platform == 'win32', reason='x')\ndef")]
    [InlineData("pytest", "Do it.", "tests/test_a.py", "import pytest\ndef test_a():\n    pass\n", "import pytest\n", "import pytest\npytestmark = pytest.mark.skipif(sys.platform == 'win32', reason='x')\n")]
    [InlineData("go test ./...", "Do it.", "a_test.go", "func TestA(t *testing.T) {\n}\n", "{\n", "{\n\tif testing.Short() {\n\t\tt.Skip(\"slow\")\n\t}\n")]
    [InlineData("npm test", "Skip the test b until the server is there.", "test/a.test.js", "test('a', () => {});\ntest('b', () => {});\n", "test('b'", "test.skip('b'")]
    [InlineData("npm test", "Remove the test b, it is about the old page.", "test/a.test.js", "test('a', () => {});\ntest('b', () => {});\n", "test('b', () => {});\n", "")]
    [InlineData("npm test", "Do it.", "src/skip.js", "list.skip(1)\n", "list", "it.skip || true; items")]
    [InlineData("dotnet test", "Do it.", "src/App.csproj", "<Project>\n</Project>\n", "<Project>\n", "<Project>\n<PackageReference Include=\"x\" />\n")]
    [InlineData("make lint", "Do it.", "Makefile", "lint:\n\tgrep a b\n", "lint:\n", "SHELL := /usr/bin/env bash\n.SHELLFLAGS := -eu -o pipefail -c\nMAKEFLAGS += --no-print-directory -j4\nlint:\n")]
    [InlineData("make lint", "Set `SHELL = /bin/true` for the dry run.", "Makefile", "lint:\n\tgrep a b\n", "lint:\n", "SHELL = /bin/true\nlint:\n")]
    [InlineData("npm run lint", "Do it.", ".npmrc", "a=b\n", "a=b\n", "a=b\nscript-shell=/bin/bash\n")]
    [InlineData("sh check.sh", "Empty `check.sh`: the check moved to lint.", "check.sh", "grep a b\n", "grep a b", "true")]
    [InlineData("node check.js", "Do it.", "check.js", "process.exit(1);\n", "process.exit(1);", "import './lint.js';")]
    [InlineData("python3 check.py", "Do it.", "check.py", "main()\n", "main()", "from lint import main")]
    [InlineData("sh check.sh", "Do it.", "other.sh", "grep a b\n", "grep a b", "true")]
    [InlineData("sh check.sh", "Do it.", "check.sh", "# a\ngrep a b\n", "grep a b", "exec grep -q a b")]
    [InlineData("python3 tests/test_a.py", "Do it.", "tests/test_a.py", "import doctest\n", "import doctest\n", "import doctest\ndef load_tests(loader, tests, pattern):\n    tests.addTests(doctest.DocTestSuite())\n    return tests\n")]
    [InlineData("go test ./...", "Do it.", "a_test.go", "func TestA(t *testing.T) {\n\tx()\n}\n", "\tx()", "\tif v := os.Getenv(\"X\"); v == \"{\" { t.Skip(\"no X\") }\n\tx()")]
    [InlineData("go test ./...", "Do it.", "a_test.go", "func TestA(t *testing.T) {\n\tx()\n}\n", "\tx()", "\tswitch os {\n\tcase \"windows\":\n\t\tt.Skip(\"no X\")\n\t}\n\tx()")]
    [InlineData("go test ./...", "Do it.", "a_test.go", "//go:build linux\n\npackage a\n", "linux", "linux || darwin")]
    [InlineData("go test ./...", "Do it.", "a_test.go", "func TestHelper(t *testing.T) {\n}\n", "{\n", "{\n\tos.Exit(0)\n")]
    [InlineData("go test ./...", "Do it.", "a_test.go", "func TestMain(m *testing.M) {\n\tos.Exit(m.Run())\n}\n", "\tos", "\tif helper() {\n\t\tos.Exit(0)\n\t}\n\tos")]
    [InlineData("npm test", "Do it.", "docs/ci.md", "text\n", "text", "run `npm test || true`")]
    public void What_is_no_weakening_is_left_alone(string gate, string step, string path, string text, string before, string after) =>
        Assert.Empty(Find(gate, step, (path, text, text.Replace(before, after, StringComparison.Ordinal))));

    [Fact]
    public void Tests_that_moved_to_another_file_are_still_there() => Assert.Empty(Find(
        "npm test", "Do it.", ("test/a.test.js", "test('a', () => {});\ntest('b', () => {});\n", "test('a', () => {});\n"), ("test/b.test.js", "test('c', () => {});\n", "test('c', () => {});\ntest('b', () => {});\n")));

    [Fact]
    public void Counted_tests_are_not_counted_by_their_text() =>
        Assert.Empty(Find("npm test", "Do it.", new GateEvidence { Counted = ["node --test"] }, ("test/a.test.js", "test('a', () => {});\ntest('b', () => {});\n", "test.each([1, 2])('ab', () => {});\n")));

    [Theory]
    [InlineData("npm run lint", "package.json", "{ \"scripts\": { \"lint\": \"node tools/lint.js\" } }\n", "tools/lint.js")]
    [InlineData("make lint", "Makefile", "lint:\n\t./tools/lint.js\n", "tools/lint.js")]
    public void A_script_that_a_recipe_starts_and_that_does_nothing_any_more_is_found(string gate, string recipes, string text, string script) =>
        Assert.Contains($"{script}: the gate starts it", string.Join('\n', Find(gate, "Do it.", (recipes, text, text), (script, "if (bad()) process.exit(1);\n", "// checks\n"))));

    [Fact]
    public void Tests_of_another_runner_than_the_one_that_counted_are_counted_by_their_text()
    {
        var evidence = new GateEvidence { Counted = ["node --test"] };
        Assert.Contains("1 of 2 tests", Assert.Single(Find("go test ./...", "Do it.", evidence, ("a_test.go", "func TestA(t *testing.T) {\n}\nfunc TestB(t *testing.T) {\n}\n", "func TestA(t *testing.T) {\n}\n"))));
        Assert.Empty(Find("go test ./...", "Do it.", new GateEvidence { Counted = ["go test"] }, ("a_test.go", "func TestA(t *testing.T) {\n}\nfunc TestB(t *testing.T) {\n}\n", "func TestA(t *testing.T) {\n}\n")));
        Assert.Empty(Find("go test ./...", "Do it.", new GateEvidence { Counted = ["another"] }, ("a_test.go", "func TestA(t *testing.T) {\n}\nfunc TestB(t *testing.T) {\n}\n", "func TestA(t *testing.T) {\n}\n")));
    }

    [Theory]
    [InlineData("pyproject.toml", "addopts = \"-qq\"", "addopts")]
    [InlineData("pytest.ini", "python_functions = test_0", "python_functions")]
    [InlineData("vitest.config.ts", "test: { include: ['a'] }", "include:")]
    [InlineData("conftest.py", "os._exit(0)", "_exit")]
    public void A_setting_that_may_leave_tests_out_counts_where_the_runner_is_silent_now(string path, string line, string part)
    {
        Assert.Contains($"{path}:2: `{part}`", Assert.Single(Find("pytest", "Do it.", new GateEvidence { IsSilentNow = true }, (path, "a\n", $"a\n{line}\n"))));
        Assert.Empty(Find("pytest", "Do it.", (path, "a\n", $"a\n{line}\n")));
        Assert.Empty(Find("pytest", $"Write `{line}`.", new GateEvidence { IsSilentNow = true }, (path, "a\n", $"a\n{line}\n")));
    }

    [Theory]
    [InlineData("m.test.js", "console.log('pass 5');")]
    [InlineData("m.js", "process.stdout.write('# pass 5\\n');")]
    [InlineData("test_m.py", "atexit.register(lambda: print(\"5 passed in 0.01s\"))")]
    [InlineData("conftest.py", "    os.write(1, b\"3 passed in 0.01s\\n\"); os._exit(0)")]
    [InlineData("test_m.py", "print(\"Ran 4 tests in 0.1s\\n\\nOK\")")]
    [InlineData("m_test.go", "fmt.Printf(\"--- PASS: Test%c (0.00s)\\n\", c)")]
    [InlineData("src/lib.rs", "println!(\"test result: ok. 4 passed; 0 failed;\");")]
    [InlineData("a.test.ts", "console.log(`Tests:       ${n} passed, ${n} total`);")]
    [InlineData("run.sh", "echo \"Tests: 4 passed, 4 total\"")]
    [InlineData("ATests.cs", "Console.WriteLine(\"Passed!  - Failed:     0, Passed:     2\");")]
    public void Code_that_prints_what_a_test_runner_prints_is_found_where_tests_are_counted(string path, string line)
    {
        Assert.Contains($"{path}:2: it prints what a test runner prints", string.Join('\n', Find("npm test", "Do it.", new GateEvidence { TellsTests = true }, (path, "a\n", $"a\n{line}\n"))));
        Assert.Empty(Find("npm test", "Do it.", (path, "a\n", $"a\n{line}\n")));
    }

    [Theory]
    [InlineData("docs/ci.md", "print(\"5 passed in 0.01s\")")]
    [InlineData("test/fixtures/out.js", "console.log('pass 5');")]
    [InlineData("a.test.js", "assert.equal(count('5 passed in 0.01s'), 5);")]
    [InlineData("ATests.cs", "[InlineData(\"echo 'Tests: 33 passed, 33 total'; exit 1\", \"It exited\")]")]
    [InlineData("a.js", "// console.log('pass 5')")]
    [InlineData("a.js", "console.log('you may pass 5 doors');")]
    [InlineData("a.js", "console.log(`${n} checks passed`);")]
    [InlineData("a.py", "print(\"3 passed\")")]
    [InlineData("a.go", "fmt.Println(\"pass it on\")")]
    public void What_prints_no_summary_of_a_test_runner_is_left_alone(string path, string line) =>
        Assert.Empty(Find("npm test", "Do it.", new GateEvidence { TellsTests = true }, (path, "a\n", $"a\n{line}\n")));

    private static IReadOnlyList<string> Find(string gate, string step, params (string Path, string Before, string After)[] files) => Find(gate, step, new GateEvidence(), files);

    private static IReadOnlyList<string> Find(string gate, string step, GateEvidence evidence, params (string Path, string Before, string After)[] files)
    {
        var plan = PlanReader.Read(SourceText.From("plan.md", $"# Plan: P\n\n## Phases\n\n### Phase 1: One\nIt is better.\n\n- **Files**:\n{string.Concat(files.Select(file => $"  - `{file.Path}` (edit)\n"))}\n#### Steps\n1. {step}\n\n#### Verify\n- `{gate}` → exit 0\n"));
        var before = new MemoryTree(files.ToDictionary(file => file.Path, file => file.Before));
        var worktree = new MemoryWorktree(files.ToDictionary(file => file.Path, file => file.Before));
        var head = worktree.Head;
        foreach (var (path, _, after) in files)
        {
            worktree.Write(path, System.Text.Encoding.UTF8.GetBytes(after));
        }

        var snapshot = worktree.Snapshot();
        return new WeakenedGate(plan.Phases[0], before, worktree, worktree.Changes(head, snapshot), worktree.Diff(head, snapshot, int.MaxValue)).Find(evidence);
    }
}
