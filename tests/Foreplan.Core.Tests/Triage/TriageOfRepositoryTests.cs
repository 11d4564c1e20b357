using Foreplan.Testing;

namespace Foreplan.Triage;

public sealed class TriageOfRepositoryTests
{
    private static readonly MemoryTree Shop = new(new Dictionary<string, string>
    {
        ["src/session.js"] = "exports.load = () => 1\n",
        ["src/routes/login.js"] = "const session = require('../session')\n",
        ["src/routes/cart.js"] = "import { load } from '../session.js'\n",
        ["src/lonely.js"] = "exports.one = 1\n",
        ["src/words.js"] = "// a session of words\nexports.totalPrice = 2\n",
        ["src/a.js"] = "totalPrice\n",
        ["src/b.js"] = "totalPrice\n",
        ["Shop/OrderStore.cs"] = "class OrderStore {}\n",
        ["Shop/Desk.cs"] = "class Desk { OrderStore store; }\n",
        ["db/migrations/001.sql"] = "create table users (id int);\n",
        ["api/openapi.yaml"] = "openapi: 3.1.0\n",
        ["docs/guide.md"] = "# Guide\n",
        ["test/session.test.js"] = "require('../src/session')\n",
    });

    [Fact]
    public void Files_that_refer_to_a_refactored_module_are_counted()
    {
        var reason = Assert.Single(Triager.Of("refactor src/session.js", Shop).Reasons, reason => reason.Rule == "dependents");

        Assert.Equal("src/session.js is what 2 other files depend on: src/routes/cart.js, src/routes/login.js.", reason.Text);
    }

    [Fact]
    public void A_module_is_found_by_its_name_in_words()
    {
        var reason = Assert.Single(Triager.Of("refactor the order store", Shop).Reasons, reason => reason.Rule == "dependents");

        Assert.Contains("Shop/OrderStore.cs is what another file depends on: Shop/Desk.cs", reason.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_nothing_refers_to_may_be_refactored_directly() =>
        Assert.Equal("Nothing else refers to src/lonely.js.", Assert.Single(Triager.Of("clean up src/lonely.js", Shop).Reasons).Text);

    [Fact]
    public void A_name_that_stands_in_three_files_is_not_renamed_directly()
    {
        var result = Triager.Of("rename totalPrice to total", Shop);

        Assert.Equal(TriageLevel.Plan, result.Level);
        Assert.Contains(result.Reasons, reason => reason.Text.StartsWith("`totalPrice` stands in 3 files", StringComparison.Ordinal));
        Assert.Equal(TriageLevel.Direct, Triager.Of("rename totalPrice to total", new MemoryTree().Add("src/a.js", "totalPrice")).Level);
    }

    [Theory]
    [InlineData("fix the wrong type in db/migrations/001.sql", "schema")]
    [InlineData("fix the wrong type in api/openapi.yaml", "contract")]
    [InlineData("fix the wrong import in src/routes/login.js", "authentication")]
    [InlineData("fix the wrong imports in src/routes, src/lonely.js", "three-files")]
    public void The_kinds_of_the_named_files_count(string task, string rule)
    {
        var result = Triager.Of(task, Shop);

        Assert.Equal(TriageLevel.Plan, result.Level);
        Assert.Contains(result.Reasons, reason => reason.Rule == rule);
    }

    [Fact]
    public void A_document_is_documentation_wherever_it_is() =>
        Assert.Equal(TriageLevel.Direct, Triager.Of("explain sessions in docs/guide.md", Shop).Level);
}
