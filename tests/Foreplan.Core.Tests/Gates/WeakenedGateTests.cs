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
    [InlineData("npm test", "Do it.", "docs/ci.md", "text\n", "text", "run `npm test || true`")]
    public void What_is_no_weakening_is_left_alone(string gate, string step, string path, string text, string before, string after) =>
        Assert.Empty(Find(gate, step, (path, text, text.Replace(before, after, StringComparison.Ordinal))));

    [Fact]
    public void Tests_that_moved_to_another_file_are_still_there() => Assert.Empty(Find(
        "npm test", "Do it.", ("test/a.test.js", "test('a', () => {});\ntest('b', () => {});\n", "test('a', () => {});\n"), ("test/b.test.js", "test('c', () => {});\n", "test('c', () => {});\ntest('b', () => {});\n")));

    [Fact]
    public void Counted_tests_are_not_counted_by_their_text() =>
        Assert.Empty(Find("npm test", "Do it.", true, ("test/a.test.js", "test('a', () => {});\ntest('b', () => {});\n", "test.each([1, 2])('ab', () => {});\n")));

    private static IReadOnlyList<string> Find(string gate, string step, params (string Path, string Before, string After)[] files) => Find(gate, step, false, files);

    private static IReadOnlyList<string> Find(string gate, string step, bool counted, params (string Path, string Before, string After)[] files)
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
        return new WeakenedGate(plan.Phases[0], before, worktree, worktree.Changes(head, snapshot), worktree.Diff(head, snapshot, int.MaxValue)).Find(counted);
    }
}
