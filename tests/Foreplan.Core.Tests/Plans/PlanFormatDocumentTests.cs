using Foreplan.Text;

namespace Foreplan.Plans;

public sealed class PlanFormatDocumentTests
{
    [Fact]
    public void The_documents_example_is_read_as_the_document_says()
    {
        var plan = PlanReader.Read(SourceText.From("plan.md", Example()));
        Assert.Equal("Sign log-in requests with JWT", plan.Title);
        Assert.Equal(("1994cab", PlanNetwork.Setup, "HIGH"), (plan.PlannedAt, plan.Network, plan.Header["Risk"]));
        Assert.Equal([QuestionState.Open, QuestionState.Answered, QuestionState.Assumed], plan.Questions.Select(question => question.State));
        Assert.Equal(["D1"], plan.Decisions.Select(decision => decision.Id));
        Assert.Equal(["E1"], plan.EdgeCases.Select(edge => edge.Id));
        Assert.Equal(["K1"], plan.Risks.Select(risk => risk.Id));
        Assert.Single(plan.OutOfScope);
        Assert.Single(plan.StopIf);
        Assert.Single(plan.DoneWhen);
        Assert.Empty(plan.MarkedNotes);
        Assert.Empty(plan.Diagnostics);
    }

    [Fact]
    public void The_documents_phases_are_read_whole()
    {
        var phases = PlanReader.Read(SourceText.From("plan.md", Example())).Phases;
        Assert.Equal(["Token module", "Routes use tokens"], phases.Select(phase => phase.Title));
        Assert.Equal([("src/session.js", false), ("src/token.js", true)], phases[0].Excerpts.Select(excerpt => (excerpt.Path, excerpt.IsRequiredText)));
        Assert.Equal("exports.verify = (token) => jwt.verify(token, key)", phases[0].Excerpts[1].Content);
        Assert.Equal(["npm test -- token", "npm run lint", "sh -c git diff | grep -c token"], phases[0].Gates.Select(gate => string.Join(' ', gate.Words)));
        Assert.Equal(("web", true, "1"), (phases[0].Gates[1].Folder, phases[0].Gates[1].NoOutput, phases[0].Gates[2].OutputContains));
        Assert.Equal(2, phases[0].Steps.Count);
        Assert.Equal([1], phases[1].DependsOn);
        Assert.Equal("planner", phases[1].ModelRole);
        Assert.Equal([ChangeKind.Edit, ChangeKind.Rename, ChangeKind.Delete], phases[1].Files.Select(file => file.Kind));
        Assert.Equal("src/session.js", phases[1].Files[1].From);
    }

    private static string Example()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Foreplan.slnx")))
        {
            folder = folder.Parent;
        }

        var text = File.ReadAllText(Path.Combine(folder?.FullName ?? "", "docs", "plan-format.md")).ReplaceLineEndings("\n");
        var start = text.IndexOf("````markdown\n", StringComparison.Ordinal) + "````markdown\n".Length;
        return text[start..(text.IndexOf("\n````", start, StringComparison.Ordinal) + 1)];
    }
}
