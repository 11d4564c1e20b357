namespace Foreplan.Checks;

public sealed class MissingMentionTests
{
    private readonly Shop shop = new();

    [Theory]
    [InlineData("Overview", "Keys are kept in `src/middleware/keys.js` as before.")]
    [InlineData("Overview", "The server of `lib/server.js` stays.")]
    [InlineData("Overview", "Sessions go through `sessionStore.ts` today.")]
    [InlineData("Context", "- Keys are kept in `src/middleware/keys.js`.")]
    [InlineData("Context", "- Nothing is new. Keys are kept in `src/middleware/keys.js`.")]
    [InlineData("Context", "- Keys are kept in `session/keys.js`.")]
    [InlineData("Decisions", "- **D1**: Tokens are signed with the key of `src/middleware/keys.js`.")]
    [InlineData("Edge cases", "- A key of `src/middleware/keys.js` is empty: `verify` answers 401 (phase 1).")]
    [InlineData("Components", "- `verify` (phase 1): beside `src/middleware/keys.js`.")]
    [InlineData("Error handling", "What `src/routes/error.js` answers stays.")]
    [InlineData("Review focus", "- `src/routes/error.js` is not bypassed.")]
    public void A_file_that_the_plan_speaks_of_and_that_is_not_there_is_a_warning(string part, string line) => Assert.Equal("PL219", Found(part, line));

    [Theory]
    [InlineData("Tokens can be verified.", "Tokens can be verified, as `src/middleware/keys.js` does for keys.")]
    [InlineData(UseVerify, "1. Use `verify` in every route of `src/routes/` as `src/routes/error.js` does.")]
    [InlineData("| A route is forgotten |", "| What `src/routes/error.js` answers is forgotten |")]
    public void So_is_one_in_a_phase_or_a_risk(string old, string changed) => Assert.Equal("PL219", Shop.Ids(shop.With(old, changed)));

    [Theory]
    [InlineData("Overview", "Keys are kept in `src/middleware/session.js` and `middleware/jwt.js`.")]
    [InlineData("Overview", "A later plan adds `src/middleware/refresh.js`.")]
    [InlineData("Overview", "The report is written to `src/report.json`; `dist/app.js` and `src/out/a.js` are built.")]
    [InlineData("Overview", "What `https://example.org/src/a.js`, `example.org/src/a.js`, `/src/a.js`, `src/**/a.js`, `../src/a.js`, `src/<name>.js` and `and/or` are is told elsewhere.")]
    [InlineData("Overview", "`Node.js`, `package.js`, `System.Text.Json` and `process.env` are not used.")]
    [InlineData("Context", "- There is no `src/middleware/keys.js`.")]
    [InlineData("Context", "- `src/middleware/keys.js` does not exist, so that keys are read in `src/routes/auth.js`.")]
    [InlineData("Context", "- `src/middleware/keys.js` was removed in March.")]
    [InlineData("Context", "- Upstream's `packages/core/src/index.ts` does the same.")]
    [InlineData("Context", "- The package `lodash/fp.js` is imported.")]
    [InlineData("Context", "- For example `src/foo/bar.js` is matched.")]
    [InlineData("Context", "- Keys of this machine are in `config/local.json` and `src/my.key.json`.")]
    [InlineData("Decisions", "- **D1**: One file. Rejected: `src/middleware/signer.js`, because one is enough,\n  and `src/middleware/verifier.js`.")]
    [InlineData("Decisions", "- **D1**: One file instead of `src/middleware/signer.js`.")]
    [InlineData("Edge cases", "- The upload `uploads/evil.php` is refused by `verify` (phase 1).")]
    [InlineData("Stop if", "- `src/middleware/keys.js` exists already.")]
    [InlineData("Alternatives", "- `src/middleware/signer.js` beside `src/middleware/verifier.js`.")]
    public void A_file_to_come_of_others_or_of_an_example_is_none(string part, string line)
    {
        shop.Tree.Add(".gitignore", "/config/\n*.key.json\n");
        Assert.Equal("", Found(part, line));
    }

    [Fact]
    public void Lines_of_a_file_without_a_folder_are_looked_for_whatever_kind_of_text_it_is()
    {
        Assert.Contains("PL216", Found("Context", "- `AGENTS.md.txt:3-7` is what changes there."));
        Assert.DoesNotContain("PL216", Found("Context", "- It listens on `shop.example:8080`."));
    }

    [Fact]
    public void Lines_of_a_file_of_another_project_are_not_looked_for() =>
        Assert.DoesNotContain("PL216", Found("Context", "- Upstream's `packages/core/src/index.ts:10-12` does the same."));

    private const string UseVerify = "1. Use `verify` in every route of `src/routes/`.";

    private string Found(string part, string line)
    {
        var heading = $"## {part}\n";
        var plan = Shop.Plan.Contains(heading, StringComparison.Ordinal) ? Shop.Plan.Replace(heading, $"{heading}{line}\n", StringComparison.Ordinal) : Shop.Plan.Replace("## Phases\n", $"{heading}{line}\n\n## Phases\n", StringComparison.Ordinal);
        return Shop.Ids(shop.Check(plan).Where(found => found.Id is "PL216" or "PL219"));
    }
}
