namespace Foreplan.Checks;

internal static partial class RuleExamples
{
    private const string DeleteSession = "`src/middleware/session.js` (delete)";

    private static IEnumerable<RuleExample> Truth() =>
    [
        new("PL201", "A path that is not there stops the run.", "`package.json` (edit)", "`packages.json` (edit)", "`README.md` (edit)"),
        new("PL202", "A new file over an old one loses the old one.", "`test/jwt.test.js` (new)", "`test/jwt.test.js` (new)\n  - `README.md` (new)", "`test/jwt.test.js` (new)\n  - `CHANGES.md` (new)"),
        new("PL203", "A pattern without a match is a scope without files.", "`src/routes/*.js` (edit)", "`src/pages/*.js` (edit)", "`src/**/*.js` (edit)"),
        new("PL206", "A folder is not edited, its files are.", DeleteSession, "`src/routes` (delete)", "`src/routes/cart.js` (delete)"),
        new("PL210", "What is quoted wrongly is edited wrongly.", "const store = new RedisStore({ client });", "const store = new MemoryStore({ client });", "const store = new RedisStore({ client });  "),
        new("PL211", "An excerpt of no file is invented.", "session.js:2-3", "store.js:2-3", "session.js:2-3"),
        new("PL212", "Lines that moved are found again, and `check --fix` writes them.", "session.js:2-3", "session.js:1-2", "session.js:2-3"),
        new("PL215", "Lines beyond the end were never read.", "session.js:1-3`", "session.js:1-30`", "session.js:2-4`"),
        new("PL216", "A file that is not there cannot be read.", "- **Read**: `src/middleware/session.js:1-4`", "- **Read**: `src/middleware/sesion.js`", "- **Read**: `src/routes/cart.js`"),
        new("PL218", "A symbol that is nowhere is called and does not exist.", Session, "- Sessions are kept by `RediStore` in `src/middleware/session.js:1-3`.", "- Sessions are kept by `RedisStore` in `src/middleware/session.js:1-3`."),
        new("PL219", "A path with a slip of the pen is searched for, and paid for.", UseVerify, "1. Use `verify` as `src/routes/auht.js` does.", "1. Use `verify` as `src/routes/auth.js` does."),
        new("PL218", "A name beside an edited file is looked for there.", UseVerify, "1. In `src/routes/auth.js` let `verfyToken` take the `RediStore` instead of the header.", "1. In `src/routes/auth.js` let `RedisStore` take the header."),
        new("PL220", "A command that is not here cannot be run.", Lint, "`ruff check` → exit 0", "`npx eslint src` → exit 0"),
        new("PL221", "Without a shell nobody sets the variable.", Lint, "`CI=1 npm run lint` → exit 0", "`env CI=1 npm run lint` → exit 0"),
        new("PL222", "A script that is not there is red for the wrong reason.", Lint, "`npm run check` → exit 0", "`npm run unit` → exit 0"),
        new("PL223", "A file that is not there is red for the wrong reason.", Lint, "`node scripts/check.js` → exit 0", "`node src/middleware/jwt.js` → exit 0"),
        new("PL225", "A build tool without its project stops at once.", Lint, "`cargo test` → exit 0", "`npm test` → exit 0"),
        new("PL226", "A folder that is not there stops the command.", Lint, "in web: `npm run lint` → exit 0", "in src: `npm run lint` → exit 0"),
        new("PL227", "A package that is not in the workspace cannot be tested.", Lint, "`npm test -w api` → exit 0", "`npm test --workspaces` → exit 0"),
        new("PL301", "A requirement without a phase is not built.", "Requirements**: R2, S1", "Requirements**: S1", "Requirements**: S1, R2"),
        new("PL302", "An id that the spec does not have is a slip.", "Requirements**: R2, S1", "Requirements**: R2, S1, R9", "Requirements**: R2, S1, C1"),
        new("PL303", "A constraint that no phase names is forgotten.", "Requirements**: R1, C1", "Requirements**: R1", "Requirements**: C1, R1"),
        new("PL304", "A criterion that no phase names is not shown.", "Requirements**: R2, S1", "Requirements**: R2", "Requirements**: S1, R2"),
        new("PL305", "A phase that serves nothing was not asked for.", "- **Requirements**: R1, C1\n", "", "- **Requirements**: R1\n"),
    ];
}
