namespace Foreplan.Checks;

/// <summary>Commands of a gate that are green whatever was built, however they are written.</summary>
public sealed class CannotFailTests
{
    private readonly Shop shop = new();

    [Theory]
    [InlineData("bash -ec \"npm run lint || true\"")]
    [InlineData("bash -e -c \"npm run lint || true\"")]
    [InlineData("dash -c \"npm run lint || true\"")]
    [InlineData("zsh -lc 'npm run lint; true'")]
    [InlineData("timeout -k 1 60 sh -xc \"npm run lint || true\"")]
    [InlineData("sh: bash -c \"npm run lint || true\"")]
    [InlineData("sh: npm run lint || 'true'")]
    [InlineData("sh: npm run lint || cat package.json")]
    [InlineData("sh: (npm run lint; true)")]
    [InlineData("sh: { npm run lint; true; }")]
    [InlineData("sh: trap 'exit 0' EXIT; npm run lint")]
    [InlineData("sh: eval \"npm run lint || true\"")]
    [InlineData("sh: npm run lint; echo exit 1")]
    [InlineData("sh: echo set -e; npm run lint; true")]
    [InlineData("sh: npm run lint; test 1")]
    [InlineData("sh: exit 0; npm run lint")]
    [InlineData("sh: while npm run lint; do break; done")]
    [InlineData("sh: X=$(npm run lint) true")]
    [InlineData("sh: ! false")]
    [InlineData("python3 -c \"pass\"")]
    [InlineData("node -e 0")]
    [InlineData("setsid true")]
    public void What_cannot_be_red_is_said_so(string command) => Assert.Contains("PL412", Found(command));

    [Theory]
    [InlineData("make -i all")]
    [InlineData("make -ik all")]
    [InlineData("make -ki all")]
    [InlineData("make -sn all")]
    [InlineData("sh: make -ik all")]
    public void A_make_that_ignores_failures_is_said_so(string command) => Assert.Contains("PL413", Found(command));

    [Theory]
    [InlineData("bash -ec \"npm run lint; cat package.json\"")]
    [InlineData("sh: npm run lint && echo done")]
    [InlineData("sh: trap 'kill $!' EXIT; npm run lint")]
    [InlineData("node -e \"process.exit(require('fs').existsSync('package.json') ? 0 : 1)\"")]
    [InlineData("python3 -c \"import json; json.load(open('package.json'))\"")]
    [InlineData("make -k all")]
    [InlineData("make -C infra all")]
    [InlineData("make -fin all")]
    [InlineData("sh: ls src/app.js")]
    [InlineData("sh: ! npm run lint")]
    public void What_can_be_red_is_left_alone(string command)
    {
        var found = Found(command);
        Assert.DoesNotContain("PL412", found);
        Assert.DoesNotContain("PL413", found);
    }

    private IEnumerable<string> Found(string command) => shop.With("`npm run lint` → exit 0", $"`{command}` → exit 0").Select(diagnostic => diagnostic.Id);
}
