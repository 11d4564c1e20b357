namespace Foreplan.Tests;

/// <summary>A spec and a plan for a small repository: a greeting is added, in two phases.</summary>
internal static class Greeting
{
    public const string Spec = "# Add a greeting\n\n## Requirements\n- **R1**: The application greets\n- **R2**: The greeting is documented\n";

    public const string Plan = """
        # Plan: Add a greeting

        ## Overview
        The application gets a greeting in a file of its own, and a note about it. Nothing else changes.

        ## Context
        - The application's text is `src/app.txt:1-2`.

        ## Decisions
        - **D1**: A file of its own: nothing that exists is touched. Rejected: a line in `src/app.txt`, because two things would change together.

        ## Phases

        ### Phase 1: The greeting
        The greeting is there, and can be read by a program.

        - **Requirements**: R1
        - **Depends on**: none
        - **Complexity**: low
        - **Files**:
          - `src/greeting.txt` (new)

        #### Steps
        1. Create `src/greeting.txt` with the line `hello`.

        #### Verify
        - `grep -q hello src/greeting.txt` → exit 0

        ### Phase 2: The note
        A reader finds out about the greeting.

        - **Requirements**: R2
        - **Depends on**: Phase 1
        - **Complexity**: low
        - **Files**:
          - `docs/greeting.md` (new)

        #### Steps
        1. Create `docs/greeting.md` with a sentence that names `src/greeting.txt`.

        #### Verify
        - `grep -q greeting docs/greeting.md` → exit 0

        ## Edge cases
        - None: two new files.

        ## Risks
        | Risk | Mitigation | Status |
        |------|------------|--------|
        | Nobody reads it | The note | open |

        ## Out of scope
        - `src/app.txt`: stays as it is

        ## Stop if
        - `src/greeting.txt` exists already.

        ## Done when
        - [ ] `grep -q hello src/greeting.txt` → exit 0

        """;
}
