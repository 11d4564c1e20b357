using System.CommandLine;
using System.CommandLine.Parsing;
using Foreplan.Cli.Commands;
using Foreplan.Cli.Output;

namespace Foreplan.Cli.Tests.Commands;

public sealed class HelpTests : IDisposable
{
    private readonly App app = new(new Terminal { Out = TextWriter.Null, Error = TextWriter.Null, In = TextReader.Null, Variable = _ => null, Folder = "/" });

    public void Dispose() => app.Dispose();

    [Fact]
    public void Every_command_has_an_example_and_every_example_parses()
    {
        foreach (var verb in Verbs())
        {
            Assert.NotEmpty(verb.Examples);
            foreach (var example in verb.Examples)
            {
                Assert.StartsWith("foreplan " + CommandTree.PathOf(verb), example);
                var words = CommandLineParser.SplitCommandLine(example.Split(" | ")[0].Split(" > ")[0]).Skip(1).ToList();
                Assert.Empty(CommandTree.Of(app).Parse(words).Errors);
            }
        }
    }

    [Fact]
    public void Every_command_option_and_argument_says_what_it_is()
    {
        foreach (var command in Verbs().Append<Command>(CommandTree.Of(app)))
        {
            Assert.All(command.Options.Select(option => option.Description), description => Assert.False(string.IsNullOrWhiteSpace(description)));
            Assert.All(command.Arguments.Select(argument => argument.Description), description => Assert.False(string.IsNullOrWhiteSpace(description)));
            Assert.False(string.IsNullOrWhiteSpace(command.Description));
        }
    }

    [Fact]
    public void Help_needs_no_repository_and_shows_usage_options_and_examples()
    {
        using var desk = new Desk(commit: false);
        foreach (var verb in Verbs())
        {
            var help = desk.Run([.. CommandTree.PathOf(verb).Split(' '), "--help"]).Is(Outcome.Done);
            Assert.Contains("Usage\n  foreplan " + CommandTree.PathOf(verb), help.Out);
            Assert.Contains("--json", help.Out);
            Assert.Contains(verb.Examples[0], help.Out);
            Assert.Empty(help.Error);
        }
    }

    [Fact]
    public void The_root_shows_the_five_stages_of_the_way_before_the_rest()
    {
        using var desk = new Desk(commit: false);
        var help = desk.Run("--help").Is(Outcome.Done).Out;
        Assert.True(help.IndexOf("  run [PLAN]", StringComparison.Ordinal) < help.IndexOf("More:", StringComparison.Ordinal));
        Assert.All(Verbs().Where(verb => !verb.Hidden), verb => Assert.Contains("  " + CommandTree.PathOf(verb).Split(' ')[0], help));
        Assert.Equal("0.1.0\n", desk.Run("--version").Is(Outcome.Done).Out);
    }

    [Theory]
    [InlineData("statsu", "Did you mean status")]
    [InlineData("lock --bogus", "--bogus")]
    [InlineData("lock 1 don't", "don't is too much for foreplan lock.")]
    [InlineData("don't", "There is no command don't.")]
    [InlineData("lock --budget nothing", "dollars above 0")]
    [InlineData("lock --budget -1", "dollars above 0")]
    [InlineData("lock --sandbox half", "full")]
    [InlineData("run --executor clod-5", "provider/model")]
    [InlineData("brief 1", "--phase")]
    [InlineData("spec", "foreplan spec --help")]
    [InlineData("spec add x --constraint --criterion", "not both")]
    public void Wrong_usage_exits_2_and_points_to_the_help(string line, string expected)
    {
        using var desk = new Desk(commit: false);
        var said = desk.Run(line.Split(' ')).Is(Outcome.Usage);
        Assert.Empty(said.Out);
        Assert.Contains(expected, said.Error);
        Assert.Contains("--help", said.Error);
        var json = desk.Run([.. line.Split(' '), "--json"]).Is(Outcome.Usage);
        Assert.Contains(expected, json.Out);
        Assert.False((bool?)json.Json["ok"]);
        Assert.Empty(json.Error);
    }

    [Fact]
    public void A_text_that_starts_with_an_at_sign_is_a_text()
    {
        using var desk = new Desk();
        desk.Run("new", "@home page").Is(Outcome.Done);
        Assert.StartsWith("# @home page", desk.Read("plans/001-home-page/spec.md"));
    }

    private IEnumerable<Verb> Verbs() => Below(CommandTree.Of(app)).OfType<Verb>();

    private static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(sub => Below(sub).Prepend(sub));
}
