using Foreplan.Plans;
using Foreplan.Specs;
using Foreplan.Testing;
using Foreplan.Text;

namespace Foreplan.Triage;

public sealed class TriageTests
{
    [Theory]
    [InlineData("fix typo in README")]
    [InlineData("Update the docs about OAuth login")]
    [InlineData("Document the payment API")]
    [InlineData("Add a section about migrations to docs/guide.md")]
    [InlineData("update README and CHANGELOG")]
    [InlineData("fix spelling in the error message of the login page")]
    [InlineData("please correct the wording of the button label")]
    public void Documentation_is_direct(string task) => Is(TriageLevel.Direct, "documentation", task);

    [Theory]
    [InlineData("add a function that formats dates")]
    [InlineData("Add a helper method to parse CSV lines")]
    [InlineData("write a unit test for parseDate")]
    [InlineData("add a unit test for login")]
    [InlineData("add a regression test for the session timeout")]
    [InlineData("add a test that checks the permissions page")]
    [InlineData("write a test for the password reset email")]
    [InlineData("write a unit test for encryptFile")]
    [InlineData("add a null check before reading the name")]
    public void One_function_added_is_direct(string task) => Is(TriageLevel.Direct, "function", task);

    [Theory]
    [InlineData("fix off-by-one in the pager")]
    [InlineData("Fix the crash when the name is empty")]
    [InlineData("correct wrong rounding of totals")]
    [InlineData("fix null pointer exception in OrderPrinter")]
    [InlineData("fix: avatar is cut off in Safari")]
    public void A_clear_isolated_bug_is_direct(string task) => Is(TriageLevel.Direct, "bug", task);

    [Theory]
    [InlineData("rename variable x")]
    [InlineData("rename the local variable tmp to total")]
    [InlineData("extract a method from the long loop")]
    [InlineData("remove unused imports")]
    [InlineData("simplify the condition in canShip")]
    [InlineData("sort the imports")]
    public void An_obvious_refactoring_is_direct(string task) => Is(TriageLevel.Direct, "obvious-refactoring", task);

    [Theory]
    [InlineData("one-line change: use trim() on the name")]
    [InlineData("bump lodash")]
    [InlineData("increase the timeout to 60 seconds")]
    [InlineData("change the colour of the submit button")]
    [InlineData("update the copyright year")]
    public void A_few_lines_are_direct(string task) => Is(TriageLevel.Direct, "few-lines", task);

    [Theory]
    [InlineData("add rate limiting")]
    [InlineData("Add dark mode")]
    [InlineData("implement full-text search for products")]
    [InlineData("add email notifications when an order ships")]
    [InlineData("add CSV export, PDF export and a print view")]
    [InlineData("handle errors everywhere")]
    [InlineData("add a filter to the list and show the number of hits")]
    public void A_feature_with_several_components_is_planned(string task) => Is(TriageLevel.Plan, "components", task);

    [Theory]
    [InlineData("refactor the order service")]
    [InlineData("split the utils module")]
    [InlineData("convert src/app.js to TypeScript")]
    public void A_refactoring_of_what_others_depend_on_is_planned(string task) => Is(TriageLevel.Plan, "dependents", task);

    [Theory]
    [InlineData("add a column for the middle name", "schema")]
    [InlineData("add an index on orders", "schema")]
    [InlineData("create a products table", "schema")]
    [InlineData("fix typo in the column name of the users table", "schema")]
    [InlineData("add an endpoint that lists products", "contract")]
    [InlineData("return the total in the API response", "contract")]
    public void A_schema_or_a_contract_is_planned(string task, string rule) => Is(TriageLevel.Plan, rule, task);

    [Theory]
    [InlineData("add OAuth login")]
    [InlineData("Add JWT authentication")]
    [InlineData("fix login redirect loop")]
    [InlineData("only admins may delete a project")]
    [InlineData("add a function that checks permissions")]
    [InlineData("fix typo in the permission check")]
    [InlineData("fix the login test")]
    [InlineData("add a test user for login")]
    [InlineData("change the session timeout to 5 minutes")]
    [InlineData("hide the button for users without access rights")]
    public void Authentication_and_authorization_are_planned(string task) => Is(TriageLevel.Plan, "authentication", task);

    [Theory]
    [InlineData("redesign settings page with five sections")]
    [InlineData("build a landing page")]
    [InlineData("create a profile page with avatar, bio and links")]
    [InlineData("a multi-step form for orders")]
    public void A_page_with_several_sections_is_planned(string task) => Is(TriageLevel.Plan, "sections", task);

    [Theory]
    [InlineData("rename Foo in src/a.js, src/b.js and src/c.js")]
    [InlineData("fix the date format in four files")]
    [InlineData("replace the logger in several modules")]
    public void Three_files_or_more_are_planned(string task) => Is(TriageLevel.Plan, "three-files", task);

    [Theory]
    [InlineData("not sure how to make the list faster")]
    [InlineData("maybe we should cache the products somehow")]
    [InlineData("figure out why builds are slow")]
    [InlineData("what is the best way to store images?")]
    [InlineData("investigate alternatives to moment")]
    [InlineData("decide whether sessions move to Redis")]
    [InlineData("add a cache: decide whether it is per user")]
    [InlineData("fix the pager; we must decide whether it starts at 0")]
    [InlineData("pick a library for charts")]
    [InlineData("find the right way to sync the carts")]
    [InlineData("weigh up SSR against static rendering")]
    [InlineData("choose between two ways to page the list")]
    public void Doubt_about_the_approach_is_reviewed(string task) => Is(TriageLevel.PlanAndReview, "unsure", task);

    [Theory]
    [InlineData("split the monolith into microservices")]
    [InlineData("use Redis or Postgres for the queue")]
    [InlineData("choose between GraphQL and REST")]
    [InlineData("compare Postgres and MongoDB for the event log")]
    [InlineData("add an endpoint: choose between GraphQL and REST")]
    [InlineData("rewrite the backend in Rust")]
    [InlineData("introduce event sourcing for orders")]
    [InlineData("add real-time collaborative editing")]
    public void Several_valid_architectures_are_reviewed(string task) => Is(TriageLevel.PlanAndReview, "architectures", task);

    [Theory]
    [InlineData("encrypt the backups", "security")]
    [InlineData("fix XSS in comments", "security")]
    [InlineData("add Stripe payments", "security")]
    [InlineData("hash passwords with argon2", "security")]
    [InlineData("set CORS to allow every origin", "security")]
    [InlineData("add a function that skips verification", "security")]
    [InlineData("migrate users table to UUIDs", "data")]
    [InlineData("migrate from MongoDB to PostgreSQL", "data")]
    [InlineData("backfill the missing totals", "data")]
    [InlineData("drop the legacy column from orders", "data")]
    [InlineData("delete all inactive users", "data")]
    [InlineData("remove the deprecated endpoints", "breaking")]
    [InlineData("drop support for Node 18", "breaking")]
    [InlineData("rename the public method getUser", "breaking")]
    [InlineData("upgrade React from 17 to 19", "breaking")]
    [InlineData("change the response format of the search", "breaking")]
    public void High_risk_is_reviewed(string task, string rule) => Is(TriageLevel.PlanAndReview, rule, task);

    [Theory]
    [InlineData("")]
    [InlineData("improve things")]
    [InlineData("add a flag --verbose")]
    [InlineData("Füge eine Anmeldung hinzu")]
    [InlineData("ajouter le paiement par carte")]
    [InlineData("追加認証")]
    public void What_no_rule_knows_is_planned(string task) => Is(TriageLevel.Plan, "unknown", task);

    [Theory]
    [InlineData("fix the bug")]
    [InlineData("fix it")]
    [InlineData("fix issue 123")]
    public void A_bug_that_nobody_describes_is_planned(string task) => Is(TriageLevel.Plan, "unclear-bug", task);

    [Theory]
    [InlineData("fix the race condition in the worker")]
    [InlineData("fix all failing tests")]
    [InlineData("fix everything in the issue tracker")]
    [InlineData("fix the memory leak")]
    [InlineData("fix intermittent crash of the importer")]
    public void A_bug_that_is_not_isolated_is_planned(string task) => Is(TriageLevel.Plan, "complex-bug", task);

    [Theory]
    [InlineData("fix typo in README and add OAuth login", TriageLevel.Plan)]
    [InlineData("update the docs and migrate the users table", TriageLevel.PlanAndReview)]
    [InlineData("rename variable x, then encrypt the backups", TriageLevel.PlanAndReview)]
    [InlineData("fix typo in README; drop table users", TriageLevel.PlanAndReview)]
    [InlineData("add comments to posts", TriageLevel.Plan)]
    [InlineData("add a documentation site with search", TriageLevel.Plan)]
    [InlineData("update docs and schema", TriageLevel.Plan)]
    [InlineData("bump express from 4.17.1 to 5.0.0", TriageLevel.PlanAndReview)]
    [InlineData("bump express from 4.17.1 to 4.18.2", TriageLevel.Direct)]
    [InlineData("change the timeout from 30 to 60", TriageLevel.Plan)]
    [InlineData("disable TLS verification", TriageLevel.PlanAndReview)]
    [InlineData("fix typo in SQL migration", TriageLevel.Plan)]
    [InlineData("add a helper function that deletes expired tokens", TriageLevel.Plan)]
    [InlineData("add a function that drops stale tables", TriageLevel.PlanAndReview)]
    [InlineData("hotfix: checkout crashes on empty address", TriageLevel.Direct)]
    [InlineData("create a function to calculate shipping costs", TriageLevel.Direct)]
    [InlineData("grant all users write permission", TriageLevel.Plan)]
    public void The_riskiest_part_decides(string task, TriageLevel level) => Assert.Equal(level, Triager.Of(task).Level);

    [Theory]
    [InlineData("show two ways to log in")]
    [InlineData("evaluate the discount expression")]
    [InlineData("add an experiments page")]
    [InlineData("list the research papers of an author")]
    [InlineData("keep the queue short in a traffic spike")]
    [InlineData("show whether it is synced")]
    [InlineData("pick a date for the delivery")]
    [InlineData("accept either an email or a phone number")]
    [InlineData("add alternative text to the images")]
    [InlineData("show the options for shipping")]
    [InlineData("print Team A vs Team B over the score")]
    [InlineData("log distributed tracing ids")]
    [InlineData("scale the image to the width of the card")]
    [InlineData("use dependency injection in the importer")]
    [InlineData("print course certificates")]
    [InlineData("let the user choose between dark and light")]
    [InlineData("let users decide whether to be notified")]
    [InlineData("the parser decides whether a token is a number")]
    [InlineData("compare the two dates by day only")]
    [InlineData("select a database from the dropdown")]
    [InlineData("pick the first match in findUser")]
    [InlineData("add a billing address field")]
    [InlineData("add a unit test for the payment service")]
    [InlineData("drop the last element of the list")]
    [InlineData("a corrupt file gives a clear error")]
    [InlineData("add a field; the change is backward compatible")]
    [InlineData("rename the field without breaking the API")]
    [InlineData("fix the deprecation warnings of the build")]
    public void What_only_sounds_risky_is_not_reviewed(string task)
    {
        var result = Triager.Of(task);
        Assert.True(result.Level != TriageLevel.PlanAndReview, $"{task}: {string.Join("; ", result.Reasons.Select(reason => $"{reason.Rule}: {reason.Text}"))}");
    }

    [Theory]
    [InlineData("renew the TLS certificate", "security")]
    [InlineData("prevent SQL injection in the search", "security")]
    [InlineData("this is not backward compatible: totals are strings", "breaking")]
    [InlineData("a breaking change of the totals", "breaking")]
    [InlineData("mend the corrupted rows of orders", "data")]
    [InlineData("merge duplicate customers", "data")]
    [InlineData("convert prices from float to integer cents in the database", "data")]
    [InlineData("rename the field total to amount in the public API", "breaking")]
    [InlineData("drop Python 3.8", "breaking")]
    [InlineData("which library should draw the charts?", "unsure")]
    [InlineData("should we cache the products", "unsure")]
    [InlineData("evaluate whether Redis helps", "unsure")]
    [InlineData("use either Redis or Postgres for the queue", "architectures")]
    [InlineData("scale the backend to millions of users", "architectures")]
    public void What_is_risky_is_reviewed_however_it_is_said(string task, string rule) => Is(TriageLevel.PlanAndReview, rule, task);

    [Theory]
    [InlineData("Rename the flag", "Call the flag quick. ", 0)]
    [InlineData("Rename the flag", "Call the flag quick. Say so when the old one is typed.", 2)]
    [InlineData("Rename the flag and delete the old table", "", 2)]
    public void A_title_is_no_task_beside_the_requirements_that_say_it(string title, string requirements, int tasks)
    {
        var reasons = Triager.Of($"{title}. {requirements}", null, title).Reasons.Where(reason => reason.Text.Contains(" tasks: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(tasks > 0 ? [$"It holds {tasks} tasks"] : [], reasons.Select(reason => reason.Text.Split(':')[0]));
    }

    [Fact]
    public void Doubt_is_looked_for_where_a_person_says_what_is_wanted_and_risk_everywhere()
    {
        const string Spec = "# Sync\n\n## Requirements\n- **R1**: Find out why a file is not synced, and show it\n- **R2**: Use Redis or Postgres, as the user sets it\n";
        var plan = PlanReader.Read(SourceText.From("plan.md", "# Plan: Sync\n"));
        Assert.Equal(TriageLevel.Plan, PlanTriage.Of(plan, SpecReader.Read(SourceText.From("spec.md", Spec))).Level);
        Assert.Equal(TriageLevel.PlanAndReview, PlanTriage.Of(plan, SpecReader.Read(SourceText.From("spec.md", Spec.Replace("# Sync", "# Not sure how to sync", StringComparison.Ordinal)))).Level);
        Assert.Equal(TriageLevel.PlanAndReview, PlanTriage.Of(plan, SpecReader.Read(SourceText.From("spec.md", Spec + "- **R3**: Files are encrypted\n"))).Level);
    }

    [Fact]
    public void Every_verdict_has_a_reason_that_shows_what_was_seen()
    {
        var result = Triager.Of("Add OAuth login to the shop");

        Assert.Equal("plan", result.Word);
        Assert.Contains(result.Reasons, reason => reason.Text == "It touches authentication or authorization: \"OAuth\".");
    }

    private static void Is(TriageLevel level, string rule, string task)
    {
        var result = Triager.Of(task);
        var seen = string.Join("\n", result.Reasons.Select(reason => $"{reason.Level} {reason.Rule}: {reason.Text}"));
        Assert.True(level == result.Level, $"{task}: {result.Word}\n{seen}");
        Assert.True(result.Reasons.Any(reason => reason.Rule == rule), $"{task}: no {rule}\n{seen}");
    }
}
