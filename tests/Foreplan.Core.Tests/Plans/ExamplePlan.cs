namespace Foreplan.Plans;

internal static class ExamplePlan
{
    public const string Text = """"
        # Plan: Add JWT authentication to the Express API

        - **Spec**: spec.md
        - **Planned at**: commit 1994cab, 2026-11-20
        - **Planned by**: anthropic/claude-opus-4-5
        - **Priority**: P1 · **Effort**: M · **Risk**: HIGH

        ## Overview
        Three to five sentences: what changes and why.

        ## Context
        - Sessions are read in `src/middleware/session.js:12-31`; every protected route goes through it.

        ## Questions
        - **Q1** (open): What should happen to live sessions?
          - Why: the migration step depends on it
          - Options: migrate | invalidate
          - Recommended: invalidate (no user data in them)
        - **Q2** (answered by you, 2026-11-20): Replace sessions or coexist? → Replace entirely
        - **Q3** (assumed): Cookie name? → `sid`

        ## Decisions
        - **D1**: JWT over sessions: removes Redis from the auth path. Rejected: opaque tokens, because …

        ## Phases

        ### Phase 1: JWT middleware
        What is true after this phase and why, in a sentence or two.

        - **Requirements**: R1, C1
        - **Depends on**: none
        - **Complexity**: medium
        - **Files**:
          - `src/middleware/jwt.js` (new)
          - `package.json` (edit)
        - **Read**: `src/middleware/session.js:1-40`

        #### Current state
        ```js src/middleware/session.js:12-14
        module.exports = session({ store: new RedisStore({ client }) })
        ```

        #### Steps
        1. Add `jsonwebtoken` to `package.json`.
        2. Create `src/middleware/jwt.js` exporting `verify(req, res, next)` …

        #### Verify
        - `npm test -- jwt` → exit 0, at least 6 tests
        - `npm run lint` → exit 0

        #### Check by hand
        - Log in with an expired token and see the login page.

        ## Edge cases
        - Clock skew between servers: accept 60 s.

        ## Risks
        | Risk | Mitigation | Status |
        |------|------------|--------|
        | Token theft | Short expiry, httpOnly cookie | open |

        ## Out of scope
        - `src/legacy/**`: frozen, removed in Q1

        ## Stop if
        - `src/middleware/session.js` no longer exports a middleware.

        ## Done when
        - [ ] `npm test` → exit 0
        """";
}
