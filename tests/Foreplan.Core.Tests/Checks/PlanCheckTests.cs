using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Checks;

public sealed class PlanCheckTests
{
    private readonly Shop shop = new();

    [Fact]
    public void A_true_plan_has_nothing_to_say() => Assert.Equal("", string.Join('\n', shop.Check(Shop.Plan)));

    [Theory]
    [InlineData("`package.json` (edit)", "`packages.json` (edit)", "PL201")]
    [InlineData("`src/middleware/session.js` (delete)", "`src/middleware/sessions.js` (delete)", "PL201")]
    [InlineData("`src/middleware/session.js` (delete)", "`src/new.js` (rename from `src/old.js`)", "PL201")]
    [InlineData("`package.json` (edit)", "`package.json` (new)", "PL202")]
    [InlineData("`test/jwt.test.js` (new)", "`src/routes/auth.js/jwt.test.js` (new)", "PL202 PL223")]
    [InlineData("`src/routes/*.js` (edit)", "`src/pages/*.js` (edit)", "PL203")]
    [InlineData("`src/middleware/session.js` (delete)", "`src/routes` (delete)", "PL206")]
    [InlineData("const store = new RedisStore({ client });", "const store = new MemoryStore({ client });", "PL210")]
    [InlineData("session.js:2-3", "store.js:2-3", "PL211")]
    [InlineData("session.js:1-3", "session.js:1-30", "PL215")]
    [InlineData("session.js:1-4", "session.js:3-5", "PL215")]
    [InlineData("- **Read**: `src/middleware/session.js:1-4`", "- **Read**: `src/middleware/sesion.js`", "PL216")]
    [InlineData("`npm run lint` → exit 0", "`ruff check` → exit 0", "PL220")]
    [InlineData("`npm run lint` → exit 0", "`CI=1 npm run lint` → exit 0", "PL221")]
    [InlineData("`npm run lint` → exit 0", "`env CI=1 ruff` → exit 0", "PL220")]
    [InlineData("`npm run lint`", "`npm run check`", "PL222")]
    [InlineData("`npm run lint`", "`npm run --silent check`", "PL222")]
    [InlineData("`npm run lint`", "`node scripts/check.js`", "PL223")]
    [InlineData("`npm run lint`", "`python3 -u check.py`", "PL223")]
    [InlineData("`npm run lint`", "`bash -e scripts/check.sh`", "PL223")]
    [InlineData("`npm run lint`", "`./check`", "PL223")]
    [InlineData("`npm run lint`", "`sh: npm run lint && npm run check | tail -5`", "PL222")]
    [InlineData("`npm run lint`", "`sh: cd src && ruff check; true`", "PL220 PL412")]
    [InlineData("`npm run lint`", "`sh: cd web && npm test`", "PL226")]
    [InlineData("`npm run lint`", "`dotnet test tests/A.Tests`", "PL223")]
    [InlineData("`npm run lint`", "`dotnet build`", "PL225")]
    [InlineData("`npm run lint`", "`make lint`", "PL225")]
    [InlineData("`npm run lint`", "`cargo test`", "PL225")]
    [InlineData("`npm run lint`", "in web: `npm run lint`", "PL226")]
    [InlineData("`npm run lint` → exit 0", "`npm run e2e` → at least 2 tests", "PL125")]
    [InlineData("`npm run lint` → exit 0", "`ava` → at least 2 tests", "PL125")]
    [InlineData("Depends on**: Phase 1", "Depends on**: Phase 7", "PL402")]
    [InlineData("Depends on**: Phase 1", "Depends on**: Phase 2", "PL403")]
    [InlineData("Depends on**: none", "Depends on**: Phase 2", "PL401 PL409 PL201 PL216")]
    [InlineData("Requirements**: R2, S1", "Requirements**: S1", "PL301")]
    [InlineData("Requirements**: R2, S1", "Requirements**: R2, R9", "PL302")]
    [InlineData("`src/middleware/session.js` (delete)", "`src/legacy/old.js` (delete)", "PL410")]
    [InlineData("`src/middleware/session.js` (delete)", "`/etc/passwd` (delete)", "PL415")]
    [InlineData("`src/middleware/session.js` (delete)", "`../other/a.js` (edit)", "PL415")]
    [InlineData("`src/middleware/session.js` (delete)", "`.git/config` (edit)", "PL415 PL201")]
    [InlineData("`src/middleware/session.js` (delete)", "`plans/001-jwt/plan.md` (new)", "PL416")]
    [InlineData("`src/routes/*.js` (edit)", "`src/routes/*.js` (delete)", "PL417")]
    [InlineData("#### Current state\n```js src/middleware/session.js:2-3", "#### Current state\n```js src/app.js", "PL425")]
    [InlineData("Tokens can be verified.", "Tokens can\u202e be verified.", "PL150")]
    [InlineData("Tokens can be verified.", "Use AKIA" + "IOSFODNN7EXAMPLQ for it.", "PL155")]
    [InlineData("# Plan: Add JWT authentication", "Add JWT authentication", "PL101")]
    public void What_is_not_true_or_missing_is_an_error(string old, string changed, string ids)
    {
        var found = Shop.Errors(shop.With(old, changed));
        Assert.Contains(ids.Split(' ')[0], found);
        Assert.All(found.Split(' '), id => Assert.Contains(id, ids));
    }

    [Theory]
    [InlineData("(answered by you, 2026-11-20): Replace sessions or coexist? → Replace", "(open): Replace sessions or coexist?", "PL130")]
    [InlineData("Requirements**: R1, C1", "Requirements**: R1", "PL303")]
    [InlineData("Requirements**: R2, S1", "Requirements**: R2", "PL304")]
    [InlineData("Depends on**: Phase 1", "Depends on**: none", "PL407")]
    [InlineData("`src/routes/*.js` (edit)", "`src/**` (edit)", "PL411")]
    [InlineData("1. Use `verify` in every route of `src/routes/`.", "1. Use `verify` as Phase 8 says.", "PL406")]
    [InlineData("1. Use `verify` in every route of `src/routes/`.", "1. Update the routes", "PL141")]
    [InlineData("1. Use `verify` in every route of `src/routes/`.", "1. TODO decide how `verify` is used in `src/routes/`.", "PL140")]
    [InlineData("1. Use `verify` in every route of `src/routes/`.", "1. Use `verify` in every route of `src/routes/`. TODO name the header.", "PL140")]
    [InlineData("- Sessions are read in", "- Sessions live in `src/session/store.js` and are read in", "PL219")]
    [InlineData("## Overview\nReplace sessions by tokens.", "", "PL135")]
    [InlineData("`package.json` (edit)", "`test/jwt.test.js` (new)", "PL405")]
    public void What_is_doubtful_is_a_warning(string old, string changed, string id)
    {
        var found = shop.With(old, changed);
        Assert.Equal("", Shop.Errors(found));
        Assert.Contains(id, Shop.Ids(found.Where(diagnostic => diagnostic.Severity == Severity.Warning)));
    }

    [Theory]
    [InlineData("`npm run lint`", "`npm --prefix . run lint -- --fix`")]
    [InlineData("`npm run lint`", "`npm run unit`")]
    [InlineData("`npm run lint` → exit 0", "`npm run unit` → at least 3 tests")]
    [InlineData("`npm run lint`", "`node src/routes/auth`")]
    [InlineData("`npm run lint`", "`node -e process.exit(3)`")]
    [InlineData("`npm run lint`", "`sh: cd src && CI=1 npm run lint 2>&1 | npx tee log; test -s log`")]
    [InlineData("`npm run lint`", "`sh: test \"a && ruff && b\" = c`")]
    [InlineData("`npm run lint`", "`sh: if ruff; then npm run lint; fi`")]
    [InlineData("`npm run lint`", "`sh: test $(ruff) = 1`")]
    [InlineData("`npm run lint`", "`npx eslint src`")]
    [InlineData("`npm run lint`", "`timeout 60 npm run lint`")]
    [InlineData("`npm run lint`", "`./node_modules/.bin/eslint .`")]
    [InlineData("`npm run lint`", "in src: `npm run lint`")]
    [InlineData("`npm run lint`", "`node dist/index.js`")]
    [InlineData("`npm run lint`", "`node src/middleware/jwt.js`")]
    [InlineData("1. Add `jsonwebtoken` to `package.json`.\n2. Create `src/middleware/jwt.js` exporting `verify(req, res, next)`.\n\n#### Verify", "1. Add a script `typecheck` to `package.json`.\n\n#### Verify\n- `npm run typecheck`")]
    [InlineData("- Sessions are read in `src/middleware/session.js:1-3`.", "- The server is `localhost:3000`, the image `library/postgres:15`, the file to come `src/later.js`, and `session.js:2`.")]
    [InlineData("  - `src/middleware/session.js` (delete)", "  - `src/app/[id]/page.js` (new)")]
    [InlineData("Tokens can be verified.", "Tokens can be verified 👩‍💻.")]
    public void What_is_true_in_another_way_is_no_error(string old, string changed) => Assert.Equal("", Shop.Errors(shop.With(old, changed)));

    [Theory]
    [InlineData("1. Use `verify` in every route of `src/routes/`.", "1. TODO items are routes of `src/routes/`: use `verify`.")]
    [InlineData("1. Use `verify` in every route of `src/routes/`.", "1. Use `verify` in every route of `src/routes/` for the TODO list.")]
    [InlineData("- Sessions are read in", "- There is no `src/session/store.js` yet; sessions are read in")]
    [InlineData("- Sessions are read in", "- Built into `dist/session/store.js`, documented at `example.org/session/store.js`, sessions are read in")]
    public void What_only_looks_doubtful_is_no_warning(string old, string changed) => Assert.Equal("", string.Join('\n', shop.With(old, changed)));

    [Theory]
    [InlineData("`npm run lint` → exit 0", "`npm run lint` → exit 0 <!-- the linter, see `eslint` -->")]
    [InlineData("`npm run lint` → exit 0", "`npm run lint` <!-- no arrow -->")]
    [InlineData("`npm run lint` → exit 0", "`npm run lint` → output contains \"<!-- none -->\"")]
    [InlineData("`npm run lint` → exit 0", "<!-- nothing more -->")]
    [InlineData("- [ ] `npm test` → exit 0", "- [ ] `npm test` → exit 0 <!-- all of it -->")]
    [InlineData("- **Requirements**: R1, C1", "- **Requirements**: R1, C1 <!-- not R9, and never S7 -->")]
    [InlineData("- **Depends on**: none", "- **Depends on**: none <!-- Phase 2 waits for it -->")]
    [InlineData("- `src/middleware/jwt.js` (new)", "- `src/middleware/jwt.js` (new) <!-- as Phase 2, `src/none.js` (edit) say -->")]
    [InlineData("- **Read**: `src/middleware/session.js:1-4`", "- **Read**: `src/middleware/session.js:1-4` <!-- not, of course, `src/none.js` -->")]
    public void A_comment_behind_a_line_says_nothing(string old, string changed) => Assert.Equal("", Shop.Errors(shop.With(old, changed)));

    [Fact]
    public void A_finding_of_a_gate_is_let_pass_behind_the_gate() =>
        Assert.Equal("PL162", Shop.Ids(shop.With("`npm run lint` → exit 0", "`sh: exit 0` → exit 0 <!-- foreplan: allow PL412 because a person looks at it -->")));

    [Fact]
    public void Every_wrong_path_of_a_plan_has_its_nearest_names()
    {
        var plan = Shop.Plan.Replace("  - `src/middleware/session.js` (delete)", string.Join('\n', Enumerable.Range(0, 30).Select(number => $"  - `src/middleware/session{number}.js` (delete)")), StringComparison.Ordinal);
        Assert.All(shop.Check(plan).Where(found => found.Id == "PL201"), found => Assert.Contains("`src/middleware/session.js`", found.Fix));
    }

    [Theory]
    [InlineData("pdm run lnit", "lint")]
    [InlineData("poetry run serv", "serve")]
    [InlineData("hatch run docs:biuld", "build")]
    [InlineData("tox -e lnt", "lint")]
    public void A_slip_in_the_name_of_a_Python_script_is_said(string command, string meant)
    {
        var found = Assert.Single(WithPython().With("`npm run lint` → exit 0", $"`{command}` → exit 0"), diagnostic => diagnostic.Id == "PL222");
        Assert.Contains($"`{meant}`", found.Fix);
    }

    [Theory]
    [InlineData("pdm run lint")]
    [InlineData("poetry run serve --port 1")]
    [InlineData("hatch run docs:build")]
    [InlineData("uv run pytest")]
    [InlineData("tox -e py312")]
    [InlineData("tox -e docs,lint")]
    public void A_Python_script_that_is_there_and_an_installed_program_are_no_slip(string command)
    {
        Assert.DoesNotContain(WithPython().With("`npm run lint` → exit 0", $"`{command}` → exit 0"), diagnostic => diagnostic.Id == "PL222");
    }

    private static Shop WithPython()
    {
        var shop = new Shop(["pdm", "poetry", "hatch", "uv", "tox"]);
        shop.Tree.Add("pyproject.toml", "[project]\nname = \"shop\"\n\n[project.scripts]\nserve = \"shop:main\"\n\n[tool.pdm.scripts]\nlint = \"ruff check\"\n\n[tool.hatch.envs.docs.scripts]\nbuild = \"mkdocs build\"\n");
        shop.Tree.Add("tox.ini", "[tox]\nenvlist = py312,\n    docs\n\n[testenv:lint]\ncommands = ruff check\n");
        return shop;
    }

    [Fact]
    public void A_missing_file_is_said_with_its_line_and_the_nearest_paths()
    {
        var found = Assert.Single(shop.With("`src/middleware/session.js` (delete)", "`src/middlewares/session.js` (delete)"), diagnostic => diagnostic.Id == "PL201");
        Assert.Equal("plans/001-jwt/plan.md", found.File);
        Assert.Contains("(delete)", Shop.Plan.Split('\n')[found.Line.GetValueOrDefault() - 1]);
        Assert.Contains("`src/middleware/session.js`", found.Fix);
    }

    [Fact]
    public void A_file_that_an_earlier_phase_deletes_is_gone()
    {
        var plan = Shop.Plan.Replace("## Out of scope", "### Phase 3: More\n- **Depends on**: Phase 2\n- **Files**: `src/middleware/session.js` (edit)\n\n#### Steps\n1. Edit `src/middleware/session.js` again.\n\n#### Verify\n- `npm test`\n\n## Out of scope", StringComparison.Ordinal);
        Assert.Contains("PL201", Shop.Errors(shop.Check(plan)));
        Assert.DoesNotContain("PL201", Shop.Errors(shop.Check(plan.Replace("`src/middleware/session.js` (delete)", "`src/middleware/session.js` (edit)", StringComparison.Ordinal))));
    }

    [Fact]
    public void An_excerpt_that_moved_is_found_again_and_noted()
    {
        shop.Tree.Add("src/middleware/session.js", "// new first line\n" + System.Text.Encoding.UTF8.GetString(shop.Tree.Read("src/middleware/session.js") ?? []));
        var found = Assert.Single(shop.Check(Shop.Plan));
        Assert.Equal(("PL212", Severity.Note), (found.Id, found.Severity));
        Assert.Contains("3-4", found.Message);
    }

    [Fact]
    public void An_excerpt_that_is_at_two_other_places_is_an_error()
    {
        shop.Tree.Add("src/middleware/session.js", "a\nb\nc\nconst store = new RedisStore({ client });\nmodule.exports = session({ store });\nconst store = new RedisStore({ client });\nmodule.exports = session({ store });\n");
        Assert.Equal("PL213", Shop.Errors(shop.Check(Shop.Plan)));
    }

    [Fact]
    public void An_excerpt_is_compared_with_secrets_replaced_on_both_sides()
    {
        const string Key = "AKIA" + "IOSFODNN7EXAMPLQ";
        shop.Tree.Add("src/middleware/session.js", $"//\nconst store = new RedisStore({{ client }}, '{Key}');\nmodule.exports = session({{ store }});\n//\n");
        var shown = Secrets.Replace($"const store = new RedisStore({{ client }}, '{Key}');");
        Assert.DoesNotContain(Key, shown);
        Assert.Equal("", Shop.Errors(shop.Check(Shop.Plan.Replace("const store = new RedisStore({ client });", shown, StringComparison.Ordinal))));
    }

    [Fact]
    public void Indentation_that_a_fence_in_a_list_lost_is_forgiven()
    {
        shop.Tree.Add("src/middleware/session.js", "//\n    const store = new RedisStore({ client });\n    module.exports = session({ store });\n//\n");
        Assert.Equal("", Shop.Errors(shop.Check(Shop.Plan)));
        shop.Tree.Add("src/middleware/session.js", "//\n  const store = new RedisStore({ client });\n    module.exports = session({ store });\n//\n");
        Assert.Equal("PL210", Shop.Errors(shop.Check(Shop.Plan)));
    }

    [Fact]
    public void Text_to_leave_is_for_a_file_of_the_phase() =>
        Assert.Equal("", Shop.Errors(shop.With("#### Current state\n```js src/middleware/session.js:2-3", "#### Current state\n```js src/middleware/jwt.js")));

    [Fact]
    public void A_link_is_not_written()
    {
        shop.Tree.AddLink("src/routes/auth.js");
        Assert.Equal("PL205", Shop.Errors(shop.With("`src/routes/*.js` (edit)", "`src/routes/auth.js` (edit)")));
    }

    [Fact]
    public void A_make_target_is_looked_up()
    {
        shop.Tree.Add("Makefile", "VERSION := 1\n.PHONY: lint test\nlint test: deps\n\tnpm run lint\ndeps:\n\tnpm ci\n");
        Assert.Equal("", Shop.Errors(shop.With("`npm run lint`", "`make -j 2 lint V=1`")));
        Assert.Equal("PL224", Shop.Errors(shop.With("`npm run lint`", "`make check`")));
    }

    [Fact]
    public void A_dotnet_project_is_a_folder_or_a_file()
    {
        shop.Tree.Add("tests/A.Tests/A.Tests.csproj", "<Project/>").Add("Shop.slnx", "<Solution/>");
        Assert.Equal("", Shop.Errors(shop.With("`npm run lint`", "`dotnet test tests/A.Tests -c Release --filter A.B`")));
        Assert.Equal("", Shop.Errors(shop.With("`npm run lint`", "`dotnet test --filter Name~X -v q`")));
        Assert.Equal("", Shop.Errors(shop.With("`npm run lint`", "`dotnet run --project tests/A.Tests -- --help`")));
        Assert.Equal("PL225", Shop.Errors(shop.With("`npm run lint`", "`dotnet test src`")));
        Assert.Equal("PL223", Shop.Errors(shop.With("`npm run lint`", "`dotnet run --project tests/B`")));
    }

    [Fact]
    public void A_phase_too_large_for_one_request_is_an_error()
    {
        shop.Tree.Add("src/middleware/session.js", string.Concat(Enumerable.Repeat("const store = new RedisStore({ client });\n", 2000)));
        var found = shop.Check(Shop.Plan.Replace("session.js:1-4", "session.js", StringComparison.Ordinal), new() { ContextTokens = 5000 });
        Assert.Contains("PL420", Shop.Errors(found));
    }

    [Fact]
    public void Severities_can_be_changed_and_rules_turned_off()
    {
        var plan = Shop.Plan.Replace("`package.json` (edit)", "`packages.json` (edit)", StringComparison.Ordinal);
        CheckOptions With(string severity) => new() { Severities = new Dictionary<string, string> { ["PL201"] = severity } };
        Assert.Empty(shop.Check(plan, With("off")));
        Assert.Equal(Severity.Note, Assert.Single(shop.Check(plan, With("note"))).Severity);
    }

    [Fact]
    public void Without_repository_programs_and_spec_the_rest_is_checked()
    {
        var plan = PlanReader.Read(SourceText.From("plan.md", Shop.Plan));
        Assert.Empty(PlanCheck.Run(plan, null, null, null, new()));
        Assert.NotEmpty(PlanCheck.Run(plan with { Phases = [] }, null, null, null, new()));
    }

    [Fact]
    public void What_readers_found_is_passed_on() =>
        Assert.Equal("PL009", Shop.Errors(shop.With("`npm run lint`", "`npm run lint | tee log`")));

    [Fact]
    public void The_shallow_plan_fails_with_the_parts_it_lacks()
    {
        if (Cases.Find("articles/shallow-plan.md") is not { } path)
        {
            return;
        }

        var found = PlanCheck.Run(PlanReader.Read(SourceText.Decode("plan.md", File.ReadAllBytes(path))), null, shop.Tree, shop, new());
        var errors = Shop.Errors(found);
        Assert.Contains("PL101", errors);
        Assert.Contains("PL102", errors);
        Assert.Contains("PL112", errors);
        Assert.Contains("PL117", errors);
    }

    [Fact]
    public void A_hundred_thousand_files_and_a_hostile_plan_take_little_time()
    {
        for (var i = 0; i < 100_000; i++)
        {
            shop.Tree.Add($"packages/p{i % 500}/src/m{i}/index.js", "");
        }

        var phases = string.Concat(Enumerable.Range(3, 60).Select(id => $"### Phase {id}: More\n- **Depends on**: Phase {id + 1}, Phase {id - 1}\n- **Files**: `packages/p{id}/src/m/index.js` (edit)\n\n#### Steps\n1. Edit `x{id}` in it.\n\n#### Verify\n- `npm test`\n\n"));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var found = shop.Check(Shop.Plan.Replace("## Out of scope", phases + "## Out of scope", StringComparison.Ordinal));
        Assert.Contains("PL201", Shop.Errors(found));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), clock.Elapsed.ToString());
    }
}
