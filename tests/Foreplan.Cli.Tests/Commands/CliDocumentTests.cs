using System.CommandLine;
using System.Text;
using Foreplan.Cli.Commands;
using Foreplan.Cli.Output;

namespace Foreplan.Cli.Tests.Commands;

/// <summary>docs/cli.md is the help of every command; FOREPLAN_ACCEPT=1 writes it anew.</summary>
public sealed class CliDocumentTests
{
    [Fact]
    public void The_document_is_the_help_of_every_command()
    {
        var written = Write();
        var file = Path.Combine(Root(), "docs", "cli.md");
        if (Environment.GetEnvironmentVariable("FOREPLAN_ACCEPT") == "1")
        {
            File.WriteAllText(file, written);
        }

        Assert.Equal(written, File.Exists(file) ? File.ReadAllText(file) : "");
    }

    private static string Write()
    {
        using var app = new App(new Terminal { Out = TextWriter.Null, Error = TextWriter.Null, In = TextReader.Null, Variable = _ => null, Folder = "/" });
        using var desk = new Desk(commit: false);
        var text = new StringBuilder("# The command line\n\nThis is `foreplan --help` and the help of every command; a test keeps it so.\n");
        foreach (var command in CommandTree.Of(app).Subcommands.OfType<Verb>().Where(verb => !verb.Hidden).SelectMany(verb => verb.Subcommands.Count > 0 ? verb.Subcommands : [verb]).Prepend<Command>(CommandTree.Of(app)))
        {
            var path = CommandTree.PathOf(command);
            text.Append($"\n## {$"foreplan {path}".Trim()}\n\n```text\n{desk.Run([.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).Out}```\n");
        }

        return text.ToString();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Foreplan.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Foreplan.slnx is not above the tests.");
    }
}
