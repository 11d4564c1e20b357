using Foreplan.Costs;
using Foreplan.Roles;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Checks;

/// <content>Rules that look at more than the plan: options, the spec, other files.</content>
internal static partial class RuleExamples
{
    private const string Shallow = "1. Create login page\n2. Test it\n";
    private const string Twice = "const store = new RedisStore({ client });\nmodule.exports = session({ store });\n";
    private const string Title = "# Plan: Add JWT authentication\n";

    private static IEnumerable<RuleExample> Around() =>
    [
        new("PL102", "Without phases nothing is carried out and checked piece by piece.", Shop.Plan, Shallow, Shop.Plan + "\n"),
        new("PL112", "Without files nobody can say what is in scope.", Shop.Plan, Shallow, Shop.Plan + "\n"),
        new("PL117", "Without a gate nobody knows whether it is done.", Shop.Plan, Shallow, Shop.Plan + "\n"),
        new("PL120", "A gate of a program's plan that holds no command is not run.", Lint, "lint is clean", "`npm run lint`") { IsOfOtherReader = true },
        new("PL404", "Phases of a program's plan with one number cannot be told apart.", "### Phase 2: Routes", "### Phase 1: Routes", "### Phase 3: Routes") { IsOfOtherReader = true },
        new("PL126", "Go names its tests only when asked to.", Lint, "`go test ./...` → at least 2 tests", "`go test -v ./...` → at least 2 tests") { Tree = tree => tree.Add("go.mod", "module shop\n") },
        new("PL133", "A plan that is not read to its end is waved through.", OutOfScope, $"## Appendix\n{string.Concat(Enumerable.Repeat("Another line of explanation.\n", 1300))}\n## Out of scope\n", $"## Appendix\n{string.Concat(Enumerable.Repeat("Another line of explanation.\n", 30))}\n## Out of scope\n"),
        new("PL134", "The thinking belongs to the stronger model.", Title, $"{Title}\n- **Planned by**: anthropic/small\n", $"{Title}\n- **Planned by**: anthropic/large\n")
        {
            Options = new()
            {
                Prices = PriceBook.Parse("""{ "models": [ { "id": "anthropic/small", "input": 1, "output": 5, "tier": "cheap" }, { "id": "anthropic/large", "input": 5, "output": 25, "tier": "strong" } ] }"""),
                Executor = new ModelRef("anthropic", "large"),
            },
        },
        new("PL162", "What was let pass is shown to whoever approves.", UseVerify, "1. Use `verify` in TBD of `src/routes/`. <!-- foreplan: allow PL140 because it is quoted from the issue -->", "1. Use `verify` in every route of `src/routes/`."),
        new("PL163", "An excuse for nothing hides the next fault.", UseVerify, "1. Use `verify` in every route of `src/routes/`. <!-- foreplan: allow PL140 because it is quoted -->", "1. Use `verify` in TBD of `src/routes/`. <!-- foreplan: allow PL140 because it is quoted from the issue -->"),
        new("PL205", "A link leads elsewhere.", "`src/routes/*.js` (edit)", "`src/routes/auth.js` (edit)", "`src/routes/cart.js` (edit)") { Tree = tree => tree.AddLink("src/routes/auth.js") },
        new("PL213", "Of two places one would be guessed.", "session.js:2-3", "session.js:9-10", "session.js:4-5") { Tree = tree => tree.Add("src/middleware/session.js", "a\nb\nc\n" + Twice + Twice + "d\ne\nf\n") },
        new("PL217", "What was not read is edited from memory.", "`package.json` (edit)", "`README.md` (edit)", "`package.json` (edit)") { Options = new() { FilesRead = new HashSet<string> { "package.json" } } },
        new("PL224", "A target that is not there is red for the wrong reason.", Lint, "`make check` → exit 0", "`make lint` → exit 0") { Tree = tree => tree.Add("Makefile", "lint:\n\tnpm run lint\n") },
        new("PL306", "A criterion with a number is measured, or it is a hope.", UseVerify, "1. Use `verify` in every route of `src/routes/`, for all requests.", "1. Use `verify` in every route of `src/routes/`, in less than 200 ms.")
        {
            Spec = "# Authentication\n\n## Requirements\n- **R1**: Tokens are verified\n- **R2**: Routes need a token\n\n## Constraints\n- **C1**: Express stays\n\n## Success Criteria\n- **S1**: A route answers in 200 ms\n",
        },
        new("PL307", "A plan for another spec builds something else.", "Requirements**: R2, S1", "Requirements**: S1, R2", "Requirements**: R2, S1")
        {
            LeftOptions = new(),
            Options = new() { SpecWhenPlanned = SpecReader.Read(SourceText.From("spec.md", "# Authentication\n\n## Requirements\n- **R1**: Tokens are checked\n")) },
        },
        new("PL310", "Several tasks in one spec are approved, built and undone together.", "  - `src/middleware/jwt.js` (edit)\n", "", "  - `package.json` (edit)\n")
        {
            Spec = "# Autumn\n\n## Requirements\n- **R1**: Tokens are verified\n- **R2**: Invoices print in colour\n- **R3**: Search tolerates typing mistakes\n",
        },
        new("PL420", "What does not fit into a request is not done as planned.", "session.js:1-4", "session.js", "session.js:1-2") { Tree = Long, Options = new() { ContextTokens = 5000 } },
        new("PL421", "What hardly fits is read in pieces.", DeleteSession, "`src/middleware/session.js` (edit)", DeleteSession) { Tree = Long, Options = new() { ContextTokens = 5000 } },
    ];

    private static void Long(Testing.MemoryTree tree) =>
        tree.Add("src/middleware/session.js", string.Concat(Enumerable.Repeat("const store = new RedisStore({ client });\nmodule.exports = session({ store });\n", 1000)));
}
