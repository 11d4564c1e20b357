using Foreplan.Locks;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

/// <summary>What a plan of another tool names without a word on what happens to it.</summary>
public sealed class FileKindsTests
{
    private const string Superpowers = """
        # Bucket Implementation Plan

        > **For agentic workers:** REQUIRED SUB-SKILL: Use superpowers:executing-plans

        **Goal:** A token bucket

        ### Task 1: Bucket

        **Files:**
        - Create: `src/bucket.ts`
        - Modify: `src/app.ts`
        - Test: `test/bucket.test.ts`

        - [ ] **Step 1: Write the failing test**

        ### Task 2: Routes

        **Files:**
        - Modify: `src/absent.ts`
        - Test: `test/bucket.test.ts`
        - Test: `test/app.test.ts`

        - [ ] **Step 1: Mount it**
        """;

    [Fact]
    public void A_test_that_is_not_there_is_to_be_written_once_and_one_that_is_there_to_be_changed()
    {
        var phases = Read(Superpowers, "src/app.ts", "test/app.test.ts").Phases;
        Assert.Equal(["src/bucket.ts New", "src/app.ts Edit", "test/bucket.test.ts New"], phases[0].Files.Select(Said));
        Assert.Equal(["src/absent.ts Edit", "test/bucket.test.ts Edit", "test/app.test.ts Edit"], phases[1].Files.Select(Said));
    }

    [Fact]
    public void Without_a_repository_what_nothing_is_said_of_is_edited() =>
        Assert.Equal("test/bucket.test.ts Edit", Said(PlanDialects.Read(SourceText.From("plan.md", Superpowers)).Plan.Phases[0].Files[^1]));

    [Fact]
    public void What_steps_name_is_made_where_it_is_not_there_but_for_a_slip_of_a_letter()
    {
        var files = Read("# Bucket\n\n## Tasks\n\n### Task 1: All\n1. Implement it in src/services/bucket.ts\n2. Mount it in src/aplp.ts\n3. Call it from src/rutes/orders.ts\n", "src/app.ts", "src/routes/orders.ts").Phases[0].Files;
        Assert.Equal(["src/services/bucket.ts New", "src/aplp.ts Edit", "src/rutes/orders.ts Edit"], files.Select(Said));
    }

    private static Plan Read(string text, params string[] paths) => PlanDialects.Read(SourceText.From("plan.md", text), new MemoryTree(paths)).Plan;

    private static string Said(FileChange file) => $"{file.Path} {file.Kind}";
}
