
namespace Foreplan.Gates;

/// <summary>Outputs as the runners print them, shortened; node 20, dotnet 10, cargo, CTest, Python 3.11 and Mocha 11 were run for it.</summary>
public sealed class TestCountTests
{
    private const string NodeTail = "\n# cancelled 0\n# skipped 1\n# todo 1\n# duration_ms 73.5\n";

    public static TheoryData<string, string, int?, int> Outputs => new()
    {
        { "node --test", "TAP version 13\n# Subtest: adds\nok 1 - adds\n# Subtest: parent\n    # Subtest: child\n    ok 1 - child\nok 2 - parent\n1..2\n# tests 7\n# suites 1\n# pass 5\n# fail 0" + NodeTail, 5, 0 },
        { "node --test", "TAP version 13\n# Subtest: /tmp/p/empty.test.js\nok 1 - /tmp/p/empty.test.js\n1..1\n# tests 1\n# suites 0\n# pass 1\n# fail 0" + NodeTail, 0, 0 },
        { "node --test", "TAP version 13\nok 1 - adds\nok 2 - test/empty.test.mjs\nnot ok 3 - fails\n# tests 3\n# pass 2\n# fail 1" + NodeTail, 1, 1 },
        { "node --test", "✔ adds (0.69ms)\n✔ /tmp/p/empty.test.js (48.9ms)\n✔ splits a.js (1ms)\nℹ tests 3\nℹ suites 0\nℹ pass 3\nℹ fail 0\nℹ cancelled 0\nℹ skipped 0\nℹ todo 0\n", 2, 0 },
        { "node --test", "\u001b[32m✔ adds \u001b[90m(0.69ms)\u001b[39m\u001b[39m\n\u001b[34mℹ pass 1\u001b[39m\n\u001b[34mℹ fail 0\u001b[39m\n\u001b[34mℹ cancelled 0\u001b[39m\n", 1, 0 },
        { "npm test", "> shop@1.0.0 test\n> node --test\n\nTAP version 13\n1..0\n# tests 0\n# suites 0\n# pass 0\n# fail 0\n# cancelled 0\n# skipped 0\n# todo 0\n", 0, 0 },
        { "npm test", "> tape\nTAP version 13\nok 1 a\n# tests 1\n# pass  1\n# ok\n", null, -1 },
        { "dotnet test x.slnx", "  Skipped T.C [1 ms]\n\nPassed!  - Failed:     0, Passed:     2, Skipped:     1, Total:     3, Duration: 77 ms - t1.dll (net10.0)\n\nFailed!  - Failed:     1, Passed:     2, Skipped:     1, Total:     4, Duration: 78 ms - t2.dll (net10.0)\n", 4, 1 },
        { "dotnet test --filter zzz", "A total of 1 test files matched the specified pattern.\nNo test matches the given testcase filter `zzz` in t1.dll\n", 0, 0 },
        { "dotnet test t3", "  Determining projects to restore...\n  All projects are up-to-date for restore.\n", 0, 0 },
        { "dotnet test", "Test Run Successful.\nTotal tests: 3\n     Passed: 2\n    Skipped: 1\n Total time: 0.5519 Seconds\n", 2, 0 },
        { "dotnet test", "Test run summary: Passed!\n  total: 14\n  failed: 0\n  succeeded: 13\n  skipped: 1\n  duration: 366ms\n", 13, 0 },
        { "dotnet test", "Test run summary: Zero tests ran\n  total: 0\n  failed: 0\n  succeeded: 0\n  skipped: 0\n", 0, 0 },
        { "dotnet test --tl:on", "Test summary: total: 3, failed: 0, \u001b[32;1msucceeded: 2\u001b[m, skipped: 1, duration: 0.7s\n", 2, 0 },
        { "npx jest auth", "PASS src/auth.test.js\n\nTest Suites: 1 passed, 1 total\nTests:       1 failed, 2 skipped, 1 todo, 3 passed, 7 total\nSnapshots:   0 total\nTime:        0.5 s\n", 3, 1 },
        { "npm test", "\u001b[1mTests:       \u001b[22m\u001b[1m\u001b[32m3 passed\u001b[39m\u001b[22m, 3 total\n", 3, 0 },
        { "npm test -- --passWithNoTests", "No tests found, exiting with code 0\n", 0, 0 },
        { "yarn jest --json", "{\"numFailedTestSuites\":0,\"numFailedTests\":1,\"numPassedTestSuites\":1,\"numPassedTests\":4,\"numTotalTests\":5}\n", 4, 1 },
        { "npx vitest run", " ✓ src/a.test.ts (3)\n\n Test Files  1 passed (1)\n      Tests  1 failed | 3 passed | 1 skipped | 1 todo (6)\n   Start at  10:00:00\n", 3, 1 },
        { "pnpm -r test", "packages/a test:  Test Files  1 passed (1)\npackages/a test:       Tests  2 passed (2)\npackages/b test:       Tests  3 passed (3)\n", 5, 0 },
        { "vitest run", "No test files found, exiting with code 0\n", 0, 0 },
        { "pytest", "collected 6 items\n\n====== 1 failed, 3 passed, 1 skipped, 1 xfailed, 1 xpassed, 2 warnings in 0.12s ======\n", 3, 1 },
        { "python -m pytest -q", "...s                                  [100%]\n3 passed, 1 skipped in 0.01s\n", 3, 0 },
        { "pytest", "collected 0 items\n\n======= no tests ran in 0.01s =======\n", 0, 0 },
        { "poetry run pytest -k none", "collected 5 items / 5 deselected / 0 selected\n\n====== 5 deselected in 0.02s ======\n", 0, 0 },
        { "pytest", "==== 2 passed, 1 error in 125.20s (0:02:05) ====\n", 2, 1 },
        { "cargo test", "test result: ok. 99999999999 passed; 0 failed; 0 ignored;\n", 0, 0 },
        { "go test -v ./...", "=== RUN   TestA\n--- PASS: TestA (0.00s)\n=== RUN   TestB\n    --- PASS: TestB/one (0.00s)\n--- SKIP: TestC (0.00s)\nPASS\nok  \texample.com/a\t0.003s\n?   \texample.com/b\t[no test files]\n", 2, 0 },
        { "go test -json ./...", "{\"Action\":\"run\",\"Package\":\"a\",\"Test\":\"TestA\"}\n{\"Action\":\"output\",\"Package\":\"a\",\"Test\":\"TestA\",\"Output\":\"--- PASS: TestA (0.00s)\\n\"}\n{\"Time\":\"t\",\"Action\":\"pass\",\"Package\":\"a\",\"Test\":\"TestA\",\"Elapsed\":0}\n{\"Action\":\"pass\",\"Package\":\"a\",\"Elapsed\":0.1}\n", 1, 0 },
        { "go test ./...", "ok  \texample.com/a\t0.003s\n", null, 0 },
        { "go test ./...", "?   \texample.com/a\t[no test files]\n", 0, 0 },
        { "go test -run Zzz ./...", "ok  \texample.com/a\t0.003s [no tests to run]\n", 0, 0 },
        { "cargo test", "running 3 tests\ntest a ... ok\n\ntest result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n", 3, 0 },
        { "cargo test zzz", "running 0 tests\n\ntest result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.00s\n", 0, 0 },
        { "mvn test", "[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.02 s -- in a.ATest\n[INFO] Results:\n[INFO]\n[WARNING] Tests run: 5, Failures: 1, Errors: 1, Skipped: 1\n[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0\n", 3, 2 },
        { "./mvnw -B test", "[INFO] No tests to run.\n[INFO] BUILD SUCCESS\n", 0, 0 },
        { "mvn -q test", "", null, 0 },
        { "ctest --test-dir build", "1/4 Test #1: one ..............................   Passed    0.00 sec\n2/4 Test #2: two ..............................***Failed    0.00 sec\n3/4 Test #3: three ............................***Skipped   0.00 sec\n4/4 Test #4: four .............................***Not Run (Disabled)   0.00 sec\n\n67% tests passed, 1 tests failed out of 3\n", 1, 1 },
        { "ctest -R zzz", "Test project build\nNo tests were found!!!\n", 0, 0 },
        { "vendor/bin/phpunit", "PHPUnit 11.0\n\nOK (3 tests, 5 assertions)\n", 3, 0 },
        { "php vendor/bin/phpunit", "FAILURES!\nTests: 7, Assertions: 6, Errors: 1, Failures: 1, Skipped: 1, Incomplete: 1, Risky: 1.\n", 3, 2 },
        { "composer test", "No tests executed!\n", 0, 0 },
        { "bundle exec rspec", "Finished in 0.01 seconds\n5 examples, 1 failure, 2 pending\n", 2, 1 },
        { "rspec", "0 examples, 0 failures\n", 0, 0 },
        { "python3 -m unittest", ".s.\n----------\nRan 3 tests in 0.000s\n\nOK (skipped=1)\n", 2, 0 },
        { "python -m unittest discover -k nothing", "\n----------\nRan 0 tests in 0.000s\n\nOK\n", 0, 0 },
        { "python -m unittest", "", 0, 0 },
        { "uv run python -m unittest", "Ran 9 tests in 1.200s\n\nFAILED (failures=2, errors=1, skipped=1, expected failures=1, unexpected successes=1)\n", 3, 4 },
        { "python manage.py test shop", "Found 1 test(s).\nRan 1 test in 0.002s\n\nOK\nDestroying test database\n", 1, 0 },
        { "python manage.py test", "==== 5 passed in 0.10s ====\n", null, 0 },
        { "python -m unittest", "Ran 3 tests in 0.001s\n\nFAILED (failures=1, failures=1)\n", 1, 2 },
        { "make test", "Ran 0 tests in 0.000s\n\nNO TESTS RAN\n", 0, 0 },
        { "npx mocha", "\n  ✔ a\n  - c\n\n  2 passing (4ms)\n  2 pending\n\n", 2, 0 },
        { "npx mocha -g nothing", "\n\n  0 passing (1ms)\n\n", 0, 0 },
        { "npm test", "> shop@1.0.0 test\n> mocha\n\n  \u001b[92m \u001b[0m\u001b[32m 2 passing\u001b[0m\u001b[90m (6ms)\u001b[0m\n  \u001b[36m \u001b[0m\u001b[36m 2 pending\u001b[0m\n  \u001b[31m  1 failing\u001b[0m\n", 2, 1 },
        { "bin/rails test", "Finished in 0.1s.\n5 runs, 10 assertions, 1 failures, 0 errors, 1 skips\n", 3, 1 },
        { "rake test", "0 runs, 0 assertions, 0 failures, 0 errors, 0 skips\n", 0, 0 },
        { "npm run build", "built in 3s\n", null, -1 },
    };

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Passed_and_failed_tests_are_read(string command, string output, int? passed, int failed)
    {
        var count = TestCount.Read(command.Split(' '), output);
        Assert.Equal(passed, count?.Passed);
        Assert.Equal(failed, count?.Failed ?? -1);
    }

    [Theory]
    [InlineData("env CI=1 npx --yes vitest run", "Vitest")]
    [InlineData("timeout 60 uv run pytest", "pytest")]
    [InlineData("node node_modules/.bin/jest", "Jest")]
    [InlineData("node --test test/", "node --test")]
    [InlineData("./node_modules/.bin/jest", "Jest")]
    [InlineData("cargo +nightly test", "cargo test")]
    [InlineData("cargo build", null)]
    [InlineData("mvn package -DskipTests", null)]
    [InlineData("npm test", null)]
    [InlineData("npx mocha", "Mocha")]
    [InlineData("python3 -m unittest tests.test_price", "unittest")]
    [InlineData("ava", null)]
    public void A_command_names_its_runner_through_wrappers(string command, string? runner) =>
        Assert.Equal(runner, TestCount.RunnerOf(command.Split(' ')));

    [Fact]
    public void An_empty_command_has_no_runner()
    {
        Assert.Null(TestCount.RunnerOf([]));
        Assert.Null(TestCount.Read([], ""));
    }
}
