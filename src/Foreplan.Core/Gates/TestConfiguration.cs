using System.Text.RegularExpressions;

namespace Foreplan.Gates;

/// <summary>Knows the files that say which tests a runner finds and how it runs them.</summary>
internal static partial class TestConfiguration
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "pytest.ini", ".pytest.ini", "tox.ini", "setup.cfg", "pyproject.toml", "conftest.py", "sitecustomize.py", "usercustomize.py", "noxfile.py", ".coveragerc",
        ".mocharc.js", ".mocharc.cjs", ".mocharc.json", ".mocharc.yml", ".mocharc.yaml", ".nycrc", ".taprc", ".npmrc", "package.json", "nx.json", "turbo.json", "babel.config.js", ".babelrc",
        "Directory.Build.props", "Directory.Build.targets", "global.json", "xunit.runner.json", "testconfig.json", "nuget.config",
        "phpunit.xml", "phpunit.xml.dist", ".rspec", "Rakefile", "pom.xml", "build.gradle", "build.gradle.kts", "gradle.properties", "nextest.toml", "CTestTestfile.cmake",
        "Makefile", "makefile", "GNUmakefile", "justfile", "Taskfile.yml",
    };

    /// <summary>True for configuration of tests, builds' test settings and recipes that start them.</summary>
    public static bool IsOne(string path) => Names.Contains(path[(path.LastIndexOf('/') + 1)..]) || Pattern().IsMatch(path);

    /// <summary>The word in a line that leaves tests out or lets a failure pass; null when there is none.</summary>
    public static string? Narrows(string line) => Narrow().Match(line) is { Success: true } found ? found.Value.Trim() : null;

    /// <summary>The word in a line that may leave tests out, or keeps a runner from telling them; null when there is none. It counts where a runner that told its tests tells none any more.</summary>
    public static string? MayNarrow(string line) => MayLeaveOut().Match(line) is { Success: true } found ? found.Value.Trim() : null;

    [GeneratedRegex(@"(?:^|/)(?:jest|vitest|vite|karma|playwright|cypress|ava|wdio|web-test-runner|mocha)(?:\.[\w-]+)?\.(?:config|conf)\.[cm]?[jt]s(?:on)?$|(?:^|/)(?:jest|vitest)\.(?:config\.json|workspace\.[cm]?[jt]s)$|\.(?:runsettings|testsettings|csproj|fsproj|vbproj)$|(?:^|/)(?:\.github/workflows|\.circleci|\.gitlab/ci)/|(?:^|/)(?:\.gitlab-ci|azure-pipelines[\w-]*)\.ya?ml$|(?:^|/)\.config/nextest\.toml$")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\btestPathIgnorePatterns\b|\bmodulePathIgnorePatterns\b|\bpassWithNoTests\b|--passWithNoTests|\btestNamePattern\b|\bcollect_ignore(?:_glob)?\b|\bnorecursedirs\b|--ignore(?:-glob)?[= ]|--deselect\b|\bpytest_(?:ignore_collect|collection_modifyitems|runtest_call|sessionfinish)\b|\bexitstatus\s*=\s*0|<IsTestProject>\s*false|<Compile\s+Remove=|<(?:skipTests|maven\.test\.skip|testFailureIgnore)>\s*true|\bignoreFailures\s*=\s*true|<TreatWarningsAsErrors>\s*false|\bcontinue-on-error\s*:\s*true|\ballow_failure\s*:\s*true|^\s*if\s*:\s*(?:\$\{\{\s*)?false|\bbail\s*:\s*false\b|-k\s+[""']?not\b|\bxfail_strict\s*=\s*false|^\s*script-shell\s*=(?!\s*""?(?:\S*[/\\])?(?:ba|da|z|k|a|power)?sh(?:\.exe)?""?\s*$)(?!\s*""?(?:\S*[/\\])?(?:cmd|pwsh)(?:\.exe)?""?\s*$).*$|^\s*exclude\s*:|\bexclude\s*:\s*\[")]
    private static partial Regex Narrow();

    [GeneratedRegex(@"\bscript-shell\b|\baddopts\b|\bpython_(?:functions|files|classes)\b|(?<![\w-])-q{2,}\b|\btestpaths\b|\btestMatch\b|\btestRegex\b|\bcollect_ignore|\bnorecursedirs\b|\bexclude\b|\binclude\s*:|\breporters?\b|\bsilent\b|\bspec\s*:|\bgrep\b|\bpytest_(?:configure|cmdline_main|unconfigure|terminal_summary)\b|\b_exit\b")]
    private static partial Regex MayLeaveOut();
}
