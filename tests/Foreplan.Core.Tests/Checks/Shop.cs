using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Specs;
using Foreplan.Testing;
using Foreplan.Text;

namespace Foreplan.Checks;

/// <summary>A small repository, and a plan that is true of it, to be made untrue one word at a time.</summary>
internal sealed class Shop(IEnumerable<string>? more = null) : IProgramLookup
{
    public const string Plan = """"
        # Plan: Add JWT authentication

        ## Overview
        Replace sessions by tokens.

        ## Context
        - Sessions are read in `src/middleware/session.js:1-3`.

        ## Questions
        - **Q1** (answered by you, 2026-11-20): Replace sessions or coexist? → Replace

        ## Phases

        ### Phase 1: JWT middleware
        Tokens can be verified.

        - **Requirements**: R1, C1
        - **Depends on**: none
        - **Files**:
          - `src/middleware/jwt.js` (new)
          - `test/jwt.test.js` (new)
          - `package.json` (edit)
        - **Read**: `src/middleware/session.js:1-4`

        #### Current state
        ```js src/middleware/session.js:2-3
        const store = new RedisStore({ client });
        module.exports = session({ store });
        ```

        #### Steps
        1. Add `jsonwebtoken` to `package.json`.
        2. Create `src/middleware/jwt.js` exporting `verify(req, res, next)`.

        #### Verify
        - `npm test -- jwt` → exit 0, at least 6 tests
        - `node --test test/jwt.test.js` → at least 6 tests
        - `npm run lint` → exit 0

        ### Phase 2: Routes
        Routes ask for a token.

        - **Requirements**: R2, S1
        - **Depends on**: Phase 1
        - **Files**:
          - `src/middleware/jwt.js` (edit)
          - `src/routes/*.js` (edit)
          - `src/middleware/session.js` (delete)

        #### Steps
        1. Use `verify` in every route of `src/routes/`.

        #### Verify
        - `npm test` → exit 0

        ## Out of scope
        - `src/legacy/**`: frozen

        ## Edge cases
        - A token without a signature: `verify` answers 401 (phase 1).

        ## Risks
        | Risk | Mitigation | Status |
        |------|------------|--------|
        | A route is forgotten | Every route of `src/routes/` uses `verify` (phase 2) | open |

        ## Done when
        - [ ] `npm test` → exit 0
        """";

    private const string SpecText = """
        # Authentication

        ## Requirements
        - **R1**: Tokens are verified
        - **R2**: Routes need a token

        ## Constraints
        - **C1**: Express stays

        ## Success Criteria
        - **S1**: No route without a token
        """;

    private readonly HashSet<string> programs = ["npm", "node", "sh", "make", "dotnet", "python3", "bash", "env", "cargo", "go", "ava", "npx", "timeout", "tail"];

    public MemoryTree Tree { get; } = new MemoryTree(new Dictionary<string, string>
    {
        ["package.json"] = """{ "scripts": { "test": "node --test", "lint": "eslint .", "e2e": "ava e2e", "unit": "c8 npm test" } }""",
        ["src/middleware/session.js"] = "const session = require('express-session');\nconst store = new RedisStore({ client });\nmodule.exports = session({ store });\n// end\n",
        ["src/routes/auth.js"] = "module.exports = {};\n",
        ["src/routes/cart.js"] = "module.exports = {};\n",
        ["src/legacy/old.js"] = "module.exports = {};\n",
        ["src/legacy/api/v1.js"] = "module.exports = {};\n",
        ["README.md"] = "# Shop\n",
    });

    public string? Find(string program) => programs.Contains(program) || more?.Contains(program) == true ? "/bin/" + program : null;

    public IReadOnlyList<Diagnostic> Check(string plan, CheckOptions? options = null, string spec = SpecText) =>
        PlanCheck.Run(PlanReader.Read(SourceText.From("plans/001-jwt/plan.md", plan)), SpecReader.Read(SourceText.From("plans/001-jwt/spec.md", spec)), Tree, this, options ?? new());

    /// <summary>What is found more when a word of the good plan is another.</summary>
    public IReadOnlyList<Diagnostic> With(string old, string changed)
    {
        Assert.Contains(old, Plan);
        return Check(Plan.Replace(old, changed, StringComparison.Ordinal));
    }

    public static string Ids(IEnumerable<Diagnostic> diagnostics) => string.Join(' ', diagnostics.Select(diagnostic => diagnostic.Id).Distinct());

    public static string Errors(IEnumerable<Diagnostic> diagnostics) => Ids(diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error));
}
