using Foreplan.Plans;
using Foreplan.Reviews;
using Foreplan.Text;

namespace Foreplan.Checks;

public sealed class RealPlansCheckTests
{
    [Fact]
    public void Every_real_plan_is_judged_with_places_and_without_an_exception()
    {
        if (Cases.Find("plans") is not { } folder)
        {
            return;
        }

        var shop = new Shop();
        var files = Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var plan = PlanReader.Read(SourceText.Decode("plan.md", File.ReadAllBytes(file)));
            var found = PlanCheck.Run(plan, null, shop.Tree, shop, new());
            Assert.All(found, diagnostic => Assert.InRange(diagnostic.Line ?? 1, 1, plan.Source.Lines.Count));
            Assert.All(Deviations.Find(plan, null, shop.Tree, shop.Tree, [], ""), deviation => Assert.True(deviation.Kind is "missing_change" or "text_changed" or "requirement_without_change"));
        }
    }
}
