namespace Foreplan.Checks;

/// <summary>Every rule of <c>check</c> with an example that triggers it and one that does not: each is a test, and a row of docs/diagnostics.md.</summary>
internal static partial class RuleExamples
{
    private const string UseVerify = "1. Use `verify` in every route of `src/routes/`.";
    private const string Lint = "`npm run lint` → exit 0";
    private const string Session = "- Sessions are read in `src/middleware/session.js:1-3`.";
    private const string Question = "- **Q1** (answered by you, 2026-11-20): Replace sessions or coexist? → Replace";
    private const string EdgeCase = "- A token without a signature: `verify` answers 401 (phase 1).";
    private const string Mitigation = "Every route of `src/routes/` uses `verify` (phase 2)";
    private const string Phases = "## Phases";

    public static IReadOnlyList<RuleExample> All { get; } = [.. Parts(), .. Words(), .. Truth(), .. Structure(), .. Safety(), .. Around()];

    private static IEnumerable<RuleExample> Parts() =>
    [
        new("PL101", "A plan is spoken of by its title.", "# Plan: Add JWT authentication", "Add JWT authentication", "# Add JWT authentication"),
        new("PL105", "Without steps a cheap model invents them.", "#### Steps\n1. Use `verify` in every route of `src/routes/`.", "", "#### Steps\n1. Call `verify` in `src/routes/auth.js`."),
        new("PL110", "Files is the scope: without it nothing can be written.", "- **Files**:\n  - `src/middleware/jwt.js` (edit)\n  - `src/routes/*.js` (edit)\n  - `src/middleware/session.js` (delete)\n", "", "- **Files**: `src/routes/auth.js` (edit)\n"),
        new("PL115", "Without a gate nobody knows whether a phase is done.", "#### Verify\n- `npm test` → exit 0\n\n## Out", "## Out", "#### Verify\n- `npm test`\n\n## Out"),
        new("PL130", "An open question is a decision that nobody took.", Question, "- **Q1** (open): Replace sessions or coexist?", "- **Q1** (assumed): Replace sessions or coexist? → Replace"),
        new("PL131", "A plan without any question has usually assumed something.", $"## Questions\n{Question}\n", "", "## Questions\nNothing was open: the issue names the library and the cookie.\n"),
        new("PL132", "\"Standard\" is a different thing for everyone.", "→ Replace", "→ as usual", "→ Coexist until March"),
        new("PL135", "The overview is what a person reads first.", "## Overview\nReplace sessions by tokens.", "", "## Summary\nReplace sessions by tokens."),
        new("PL136", "A plan that found nothing in the repository guesses.", $"## Context\n{Session}", "", "## Context and findings\nSessions are read in `src/middleware/session.js:1-3`."),
        new("PL137", "What is not thought of is found by users.", $"## Edge cases\n{EdgeCase}", "", "## Edge cases and error handling\nA token without a signature is answered with 401."),
        new("PL138", "What could go wrong should be read before, not after.", "## Risks\n", "## Notes\n", "## Known risks\n"),
        new("PL139", "What is not named as left alone is changed along the way.", "## Out of scope\n", "## Also\n", "## Non-goals\n"),
        new("PL142", "Without an end, work goes on or stops too early.", "## Done when\n", "## Last\n", "## Acceptance\n"),
    ];

    private static IEnumerable<RuleExample> Words() =>
    [
        new("PL140", "What was not decided is decided by the cheapest model.", UseVerify, "1. Use `verify` in TBD of `src/routes/`.", "1. Use `verify` in the line `// TODO: check` of `src/routes/auth.js`."),
        new("PL141", "Few words without a place leave everything open.", UseVerify, "1. Update the routes", "1. Update `src/routes/auth.js`"),
        new("PL143", "Without a file or a symbol the executor searches, and pays for it.", UseVerify, "1. Ask for a token on each of the routes that need one.", "1. Ask for a token in auth.js and cart.js, first line of each."),
        new("PL144", "A vague word hands the decision on.", UseVerify, "1. Use `verify` where appropriate in `src/routes/`.", "1. Use `verify` in `src/routes/auth.js`, where the header is `Authorization`."),
        new("PL144", "Errors are handled in one way or another; the plan says which.", UseVerify, "1. Use `verify` in `src/routes/auth.js` and handle errors.", "1. Use `verify` in `src/routes/auth.js` and handle errors of `verify` by answering 401."),
        new("PL144", "Whoever carries out phase 2 has not seen phase 1.", UseVerify, "1. Change `src/routes/cart.js`, similar to phase 1.", "1. Change `src/routes/cart.js` to what phase 1 leaves in `verify`."),
        new("PL144", "The same in other words.", UseVerify, "1. Use `verify` in `src/routes/auth.js`, adjusting callers accordingly.", "1. Use `verify` in `src/routes/auth.js`, and the other route `src/routes/cart.js`."),
        new("PL144", "What is suitable is a choice.", UseVerify, "1. Use `verify` in `src/routes/auth.js` with suitable validation.", "1. Use `verify` in `src/routes/auth.js` with the header `Authorization`."),
        new("PL145", "A gate measures; an opinion is not a gate.", "## Done when\n", "## Done when\n- [ ] The login works correctly\n", "## Done when\n- [ ] The login answers 401 without a token\n"),
        new("PL146", "If executing is still deciding, the plan is not done.", UseVerify, "1. Either wrap the router or call `verify` in `src/routes/auth.js`.", "1. Call `verify` in `src/routes/auth.js`; it returns either a user or null."),
        new("PL147", "Three dots are not text.", UseVerify, "1. Use `verify` in `src/routes/auth.js`, `src/routes/cart.js` …", "1. Use `verify(...args)` in `src/routes/auth.js`."),
        new("PL148", "An edge case that no phase takes up happens to users.", EdgeCase, "- The disk is full: writing stops.", "- A token without a signature: `verify` answers 401."),
        new("PL149", "A mitigation that nobody carries out is a wish.", Mitigation, "Weekly penetration audits", "Accepted: it shows in the logs"),
    ];
}
