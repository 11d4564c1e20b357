using Foreplan.Gates;

namespace Foreplan.Core.Tests.Gates;

/// <summary>Lines of shell that are green whatever happens in them, and lines that only look so.</summary>
public sealed class AlwaysGreenTests
{
    [Theory]
    [InlineData("npm test || true && echo ok")]
    [InlineData("npm test||true # later")]
    [InlineData("npm test || { echo failed; exit 0; }")]
    [InlineData("(npm test) || (true)")]
    [InlineData("npm test || echo failed >&2")]
    [InlineData("npm test || /bin/echo no")]
    [InlineData("npm test || ls")]
    [InlineData("npm test & wait")]
    [InlineData("npm test; pwd")]
    [InlineData("npm test; true # done")]
    [InlineData("npm test > log 2>&1; tail -5 log")]
    [InlineData("node server.js & sleep 1; curl -f localhost; kill %1")]
    [InlineData("npm test |& cat")]
    [InlineData("npm test | tail -5 && npm run lint")]
    [InlineData("npm test | grep -v noise")]
    [InlineData("if ! npm test; then echo bad; fi")]
    [InlineData("npm test\nif [ $? -ne 0 ]; then echo bad; fi")]
    [InlineData("for f in a b; do npm test $f; done")]
    [InlineData("rm -rf out || true")]
    [InlineData("rm -rf out || true; true")]
    [InlineData("pkill server || true && echo ok")]
    [InlineData("docker compose run web npm test || true; npm run lint")]
    public void A_failure_that_is_hidden_is_seen(string script) => Assert.NotNull(AlwaysGreen.Why(script));

    [Theory]
    [InlineData("npm test || { echo bad >&2; exit 1; }")]
    [InlineData("npm test > log 2>&1 || (cat log; exit 1)")]
    [InlineData("npm test || { echo bad; false; }")]
    [InlineData("set -e; npm test; cat log")]
    [InlineData("set -o pipefail; npm test | tee log")]
    [InlineData("npm test -- --grep 'a || true; cat x'")]
    [InlineData("npm test # || true")]
    [InlineData("npm run a#b")]
    [InlineData("if npm test; then echo ok; else exit 1; fi")]
    [InlineData("for f in a b; do npm test $f || exit 1; done")]
    [InlineData("[ $(ls | wc -l) -gt 3 ]")]
    [InlineData("test -z \"$(git status --porcelain)\"")]
    [InlineData("rm -f out; node gen.js; test -f out")]
    [InlineData("node a.js 2>&1 | grep -q ok")]
    [InlineData("cd web; npm test")]
    [InlineData("pkill server || true; npm test")]
    [InlineData("(rm -rf out || true) && npm test")]
    [InlineData("docker rm -f db || true && npm test")]
    [InlineData("mkdir out || :\nnpm test")]
    [InlineData("! git ls-files | grep -v '^src/'")]
    public void A_line_that_can_be_red_is_left_alone(string script) => Assert.Null(AlwaysGreen.Why(script));

    // Each of them is looked at from more than one side, which takes the third power of their number.
    [Fact]
    public void Many_blanks_of_any_kind_are_one() => Assert.Equal("a b\nc", AlwaysGreen.Plain("a \u00a0\r\f b \n\u2003\n c"));
}
