using System.Text.Json;
using System.Text.Json.Nodes;

namespace Foreplan.EndToEnd.Tests;

/// <summary>The sample of these tests: a shop of text files checked by a shell script, and scripted models that bring it up to date in two phases.</summary>
internal static class ShopScript
{
    public const string Name = "models.json";

    public const string Spec = "# Bring the shop up to date\n\n## Requirements\n- **R1**: Tea costs 3, and there is cake for 5\n- **R2**: The index names the menu, and the old list is gone\n";

    private const string Check = """
        # Says whether a part of the shop is right: sh check.sh prices|index|all
        set -e
        prices() {
          grep -qx 'tea 3' shop/prices.txt || { echo "tea is not 3"; exit 1; }
          grep -qx 'cake 5' shop/prices.txt || { echo "cake is not 5"; exit 1; }
          test "$(wc -l < shop/prices.txt)" -eq 3
          grep -q cake shop/menu.txt
          sleep 0.1
          echo "prices are right"
        }
        index() {
          grep -q 'shop/menu.txt' docs/index.md
          test ! -e shop/old.txt
          sleep 0.1
          echo "index is right"
        }
        case "$1" in
          prices) prices ;;
          index) index ;;
          all) prices; index ;;
        esac

        """;

    public const string Plan = """
        # Plan: Bring the shop up to date

        ## Overview
        The prices are brought up to date and get a cake, and a menu says what there is. Then the index names the menu, and the old list goes.

        ## Context
        - Prices are lines of `shop/prices.txt:1-2`; `check.sh` checks them.

        ## Decisions
        - **D1**: A file for the menu: it is read by people, the prices by programs. Rejected: more columns in `shop/prices.txt`, because its readers would break.

        ## Phases

        ### Phase 1: Prices
        Tea costs 3, there is cake for 5, and the menu names all of it.

        - **Requirements**: R1
        - **Depends on**: none
        - **Complexity**: low
        - **Files**:
          - `shop/prices.txt` (edit)
          - `shop/menu.txt` (new)

        #### Current state
        ```text shop/prices.txt:1-2
        tea 2
        coffee 4
        ```

        #### Steps
        1. In `shop/prices.txt` make `tea 2` into `tea 3`, and add the line `cake 5`.
        2. Create `shop/menu.txt` with a line for tea, coffee and cake each.

        #### Verify
        - `sh check.sh prices` → output contains "prices are right"

        ### Phase 2: Index
        The index names the menu, and nobody finds the old list any more.

        - **Requirements**: R2
        - **Depends on**: Phase 1
        - **Complexity**: low
        - **Files**:
          - `docs/index.md` (edit)
          - `docs/history.md` (new)
          - `shop/old.txt` (delete)

        #### Steps
        1. In `docs/index.md` add a line that names `shop/menu.txt`.
        2. Create `docs/history.md` with a line that says that the old list is gone, and delete `shop/old.txt`.

        #### Verify
        - `sh check.sh index` → exit 0
        - `test -f docs/history.md` → exit 0

        ## Edge cases
        - A price of two digits: the line's form stays.

        ## Risks
        | Risk | Mitigation | Status |
        |------|------------|--------|
        | Somebody reads the old list | The history says where it went | open |

        ## Out of scope
        - `check.sh`: stays as it is

        ## Stop if
        - `shop/menu.txt` exists already.

        ## Done when
        - [ ] `sh check.sh all` → exit 0

        """;

    private const string Patch = """
        *** Begin Patch
        *** Update File: docs/index.md
        @@
         # The shop
         - prices: shop/prices.txt
        +- menu: shop/menu.txt
        *** Add File: docs/history.md
        +The old list is gone since the menu is there.
        *** End Patch
        """;

    private const string Mend = """
        *** Begin Patch
        *** Update File: plan.md
        @@
        -  - `shop/price.txt` (edit)
        +  - `shop/prices.txt` (edit)
        *** End Patch
        """;

    /// <summary>All turns: a plan refused once, a gate repaired once, a command asked for, a patch over two files, a deletion, a review that looks twice.</summary>
    public static IReadOnlyList<JsonObject> Turns =>
    [
        Turn("planner", ("list_files", new() { ["pattern"] = "**/*" })),
        Turn("planner", ("submit_spec", new() { ["markdown"] = Spec })),
        Turn("planner", ("read_file", new() { ["path"] = "shop/prices.txt" }), ("git_log", new() { ["max"] = 3 })),
        Turn("planner", ("ask_question", new() { ["question"] = "Keep the old list?", ["why"] = "phase 2 deletes it", ["options"] = new JsonArray("keep", "delete"), ["recommended"] = "delete" })),
        Turn("planner", ("submit_plan", new() { ["markdown"] = Plan.Replace("  - `shop/prices.txt` (edit)", "  - `shop/price.txt` (edit)", StringComparison.Ordinal) })),
        Turn("planner", ("submit_plan", new() { ["patch"] = Mend })),
        Turn("executor", 1, ("edit_file", new() { ["path"] = "shop/prices.txt", ["old_text"] = "tea 2", ["new_text"] = "tea 3" }), ("search", new() { ["pattern"] = "tea" })),
        Turn(
            "executor",
            1,
            ("edit_file", new() { ["path"] = "shop/prices.txt", ["old_text"] = "coffee 4", ["new_text"] = "coffee 4\ncake 6" }),
            ("write_file", new() { ["path"] = "shop/menu.txt", ["content"] = "tea\ncoffee\ncake\n" }),
            ("finish_phase", new() { ["summary"] = "Prices are there." })),
        Turn("executor", 1, ("run", new() { ["command"] = "sh check.sh prices" })),
        Turn("executor", 1, ("edit_file", new() { ["path"] = "shop/prices.txt", ["old_text"] = "cake 6", ["new_text"] = "cake 5" }), ("run", new() { ["command"] = "sh check.sh prices" })),
        Turn("executor", 1, ("finish_phase", new() { ["summary"] = "Prices are right.", ["discoveries"] = new JsonArray("check.sh counts lines") })),
        Turn("executor", 2, ("apply_patch", new() { ["patch"] = Patch }), ("delete_file", new() { ["path"] = "shop/old.txt" })),
        Turn("executor", 2, ("finish_phase", new() { ["summary"] = "The index is right." })),
        Turn("reviewer", ("read_file", new() { ["path"] = "shop/menu.txt" }), ("search", new() { ["pattern"] = "cake" })),
        Turn("reviewer", ("submit_review", new() { ["verdict"] = "approve", ["findings"] = new JsonArray(), ["summary"] = "As planned." })),
    ];

    public static string Whole => Of(Turns);

    /// <summary>Calls of the spec and the plan, and of the run.</summary>
    public const int PlanCalls = 6;

    public const int RunCalls = 9;

    public static string Of(IEnumerable<JsonObject> turns)
    {
        // Each turn's usage is another, so that a sum shows which calls it holds.
        var numbered = turns.Select((turn, index) =>
        {
            if (turn["fault"] is null)
            {
                turn["usage"] ??= new JsonObject { ["input"] = 1000 + (1 << index), ["cached"] = 500, ["output"] = 100 + index };
            }

            return (JsonNode)turn;
        });
        return new JsonObject { ["foreplan"] = 1, ["turns"] = new JsonArray([.. numbered]) }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    /// <summary>The turns with faults before the one at an index.</summary>
    public static string With(int index, params JsonObject[] faults)
    {
        var turns = Turns.ToList();
        turns.InsertRange(index, faults);
        return Of(turns);
    }

    public static JsonObject Fault(string role, int? phase, string fault, double? retryAfter = null)
    {
        var turn = new JsonObject { ["role"] = role, ["fault"] = fault, ["say"] = "I begin" };
        if (phase is { } number)
        {
            turn["phase"] = number;
        }

        if (retryAfter is { } seconds)
        {
            turn["retryAfter"] = seconds;
        }

        return turn;
    }

    public static IReadOnlyDictionary<string, string> Files(string script) => new Dictionary<string, string>
    {
        ["AGENTS.md"] = $"# Agent Configuration\n## Planning Agent\n- Model: scripted:{Name}\n## Implementation Agent\n- Model: scripted:{Name}\n## Review Agent\n- Model: scripted:{Name}\n\n# Conventions\n- One thing a line.\n",
        [Name] = script,
        ["check.sh"] = Check,
        ["shop/prices.txt"] = "tea 2\ncoffee 4\n",
        ["shop/old.txt"] = "tea 1\n",
        ["docs/index.md"] = "# The shop\n- prices: shop/prices.txt\n",
        [".gitignore"] = "*.log\n",
    };

    private static JsonObject Turn(string role, params (string Tool, JsonObject Arguments)[] calls) => new()
    {
        ["role"] = role,
        ["say"] = "I go on.",
        ["calls"] = new JsonArray([.. calls.Select(call => (JsonNode)new JsonObject { ["tool"] = call.Tool, ["arguments"] = call.Arguments })]),
    };

    private static JsonObject Turn(string role, int phase, params (string Tool, JsonObject Arguments)[] calls)
    {
        var turn = Turn(role, calls);
        turn["phase"] = phase;
        return turn;
    }
}
