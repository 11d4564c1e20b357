using Foreplan.Runs;

namespace Foreplan.Workspace.Tests.Processes;

public sealed class ScratchHomeTests : IDisposable
{
    private readonly RunnerFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("full")]
    [InlineData("none")]
    public async Task A_gate_finds_no_settings_that_an_earlier_command_left_and_every_cache(string sandbox)
    {
        await DoneAsync("cd ~ && echo script-shell=/bin/true > .npmrc && mkdir -p .config/pip .local/lib/python3/site-packages .npm .dotnet .cache/go .m2 && echo x > .config/pip/pip.conf"
            + " && echo x > .local/lib/python3/site-packages/usercustomize.py && echo x > .dotnet/a && echo x > .cache/go/b && echo x > .m2/settings.xml && echo x > tmp/t && chmod 0 .config/pip", sandbox);

        await DoneAsync("cd ~ && cat .dotnet/a .cache/go/b && test -d tmp && test -z \"$(find . -name .npmrc -o -name pip.conf -o -name '*.py' -o -name settings.xml -o -name t)\"", sandbox, judges: true);
        await DoneAsync("echo x > ~/.bashrc", sandbox, judges: true);
        await DoneAsync("! test -e ~/.bashrc", sandbox, judges: true);
    }

    [Fact]
    public async Task Commands_of_the_model_share_their_home()
    {
        await DoneAsync("echo x > ~/.npmrc", "full");
        await DoneAsync("test -f ~/.npmrc", "full");
    }

    [Theory]
    [InlineData("echo two >> .npmrc")]
    [InlineData("rm .npmrc")]
    [InlineData("rm .npmrc; mkdir .npmrc; echo x > .npmrc/x")]
    [InlineData("ln -sf /etc/passwd .npmrc")]
    [InlineData("rm .npmrc; mkfifo .npmrc")]
    [InlineData("chmod a-x bin/tool")]
    [InlineData("rm -r bin; ln -s /usr bin")]
    [InlineData("ln -sfn /usr/lib bin/link")]
    [InlineData("rm bin/empty; echo x > bin/empty")]
    [InlineData("rm -r .npm; ln -s /tmp .npm")]
    [InlineData("chmod 500 bin .")]
    public async Task What_setup_put_into_the_home_is_there_as_it_was_for_every_gate(string change)
    {
        await SetUpAsync("cd ~ && echo one > .npmrc && mkdir -p bin .npm && echo tool > bin/tool && chmod +x bin/tool && ln -s /usr/bin bin/link && touch bin/empty");
        await SetUpAsync("cd ~ && echo key > .npm/key");
        await DoneAsync($"cd ~; {change}", "full");

        await DoneAsync("cd ~ && test \"$(cat .npmrc bin/tool .npm/key)\" = \"$(printf 'one\\ntool\\nkey')\" && test -x bin/tool && test \"$(readlink bin/link)\" = /usr/bin && test -f bin/empty && test ! -s bin/empty", "full", judges: true);
    }

    [Fact]
    public async Task Links_out_of_the_home_are_taken_away_and_not_followed()
    {
        fixture.Write("kept.txt", "kept");
        await DoneAsync($"cd ~ && ln -s {fixture.Tree} .config && ln -s {fixture.Tree} .cache && mkdir .npm && ln -s {fixture.Tree} .npm/_cacache && ln -s {fixture.Tree} .local", "none");

        await DoneAsync($"cd ~ && ! test -e .config && ! test -e .cache && ! test -L .npm/_cacache && ! test -e .local && test -f {fixture.Tree}/kept.txt", "none", judges: true);
    }

    [Fact]
    public async Task A_run_that_is_forgotten_leaves_nothing()
    {
        await SetUpAsync("echo x > ~/.npmrc");
        fixture.Runner.Forget("0001-run-test");
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(fixture.State, "scratch")));
    }

    private Task SetUpAsync(string script) => DoneAsync(fixture.Shell(script) with { SetsUp = true });

    private Task DoneAsync(string script, string sandbox, bool judges = false) => DoneAsync(fixture.Shell(script, sandbox) with { Judges = judges });

    private async Task DoneAsync(CommandRequest request)
    {
        var result = await fixture.RunAsync(request);
        Assert.True(result.ExitCode == 0, $"{request.Words[^1]}: {result.ExitCode} {result.Output.Text}");
    }
}
