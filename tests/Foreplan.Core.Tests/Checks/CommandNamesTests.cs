namespace Foreplan.Checks;

/// <summary>What commands name must be there, however they are written.</summary>
public sealed class CommandNamesTests
{
    private const string Lint = "`npm run lint` → exit 0";

    private readonly Shop shop = new(["pytest", "pnpm", "cat"]);

    public CommandNamesTests()
    {
        shop.Tree.Add("tests/unit/test_cart.py", "def test_a(): pass\n");
        shop.Tree.Add("Cargo.toml", "[package]\nname = \"shop\"\n\n[features]\ndefault = []\nfsync = []\n\n[[bin]]\nname = \"till\"\n");
        shop.Tree.Add("tests/crash.rs", "");
        shop.Tree.Add("Makefile", "VENV := .venv\nNAMES := one two\n\nlint:\n\ttrue\n%.html: %.md\n\ttrue\n$(VENV): pyproject.toml\n\ttrue\n$(NAMES): lint\n\ttrue\n");
    }

    [Theory]
    [InlineData("`pytest -q tests/unit/test_card.py`", "PL223")]
    [InlineData("`python3 -m pytest -q tests/unit/test_card.py`", "PL223")]
    [InlineData("`pytest tests/integration`", "PL223")]
    [InlineData("`pytest -x -vv tests/integration/ -k cart`", "PL223")]
    [InlineData("`npx vitest run src/routes/card.test.ts`", "PL223")]
    [InlineData("`npx jest test/card.test.js`", "PL223")]
    [InlineData("`npx mocha test/card.js`", "PL223")]
    [InlineData("`npm test -- test/card.test.js`", "PL223")]
    [InlineData("`node --test tests/card/`", "PL223")]
    [InlineData("`node --test \"tests/**/*.test.js\"`", "PL223")]
    [InlineData("`cargo build --bin tall`", "PL227")]
    [InlineData("`cargo test --test crsh`", "PL223")]
    [InlineData("`cargo run --example demo`", "PL223")]
    [InlineData("`cargo bench --bench wal`", "PL223")]
    [InlineData("`cargo build --manifest-path crates/x/Cargo.toml`", "PL223")]
    [InlineData("`cargo test --features fsnc`", "PL227")]
    [InlineData("`make lnt`", "PL224")]
    [InlineData("`make three`", "PL224")]
    [InlineData("`bash -c \"npm run nope\"`", "PL222")]
    [InlineData("`bash -lc \"npm run nope\"`", "PL222")]
    [InlineData("`sh: (npm run nope)`", "PL222")]
    [InlineData("`sh: npm run nope > out.txt`", "PL222")]
    [InlineData("`sh: npm run nope 2>&1`", "PL222")]
    [InlineData("`node --run nope`", "PL222")]
    [InlineData("`pnpm run nope`", "PL222")]
    public void What_is_not_there_is_an_error(string command, string id) => Assert.Equal(id, Shop.Errors(shop.With(Lint, command)));

    [Theory]
    [InlineData("`pytest -q tests/unit/test_cart.py::test_a`")]
    [InlineData("`pytest tests/unit -k tests/none`")]
    [InlineData("`pytest -c tests/none.py tests`")]
    [InlineData("`npx vitest run routes/cart.js`")]
    [InlineData("`npx jest -c conf/jest.config.js`")]
    [InlineData("`npm test -- test/jwt.test.js`")]
    [InlineData("`node --test test/`")]
    [InlineData("`node --test \"test/**/*.test.js\"`")]
    [InlineData("`cargo build --bin till --features fsync`")]
    [InlineData("`cargo build --bin shop`")]
    [InlineData("`cargo test --test crash`")]
    [InlineData("`make lint README.html .venv one two`")]
    [InlineData("`bash -lc \"npm run lint\"`")]
    [InlineData("`sh: (npm run lint)`")]
    [InlineData("`node --run lint`")]
    [InlineData("`sh: npm run lint > out.txt && cat out.txt`")]
    public void What_is_there_is_no_error(string command) => Assert.Equal("", Shop.Errors(shop.With(Lint, command)));

    [Fact]
    public void A_program_that_lacks_hides_no_script_that_lacks() => Assert.Equal("PL222", Shop.Errors(new Shop().With(Lint, "`yarn run nope`")));

    [Fact]
    public void A_package_manager_of_the_repository_that_this_machine_lacks_is_a_warning()
    {
        var found = new Shop().With(Lint, "`yarn run lint`");
        Assert.Equal("", Shop.Errors(found));
        Assert.Equal("PL220", Shop.Ids(found));
    }

    [Fact]
    public void What_an_earlier_gate_names_is_no_part_of_a_word()
    {
        shop.Tree.Add("internal/store/store.go", "package store\n");
        shop.Tree.Add("go.mod", "module shop\n");
        Assert.Equal("PL223", Shop.Errors(shop.With(Lint, "`go test -v ./internal/stores/...` → exit 0\n- `go vet ./internal/stor`")));
    }
}
