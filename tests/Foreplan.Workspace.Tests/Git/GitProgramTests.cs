using System.Text;
using Foreplan.Workspace.Git;

namespace Foreplan.Workspace.Tests.Git;

public sealed class GitProgramTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("foreplan-program-").FullName;

    [Fact]
    public void A_program_that_hangs_is_ended_with_its_children()
    {
        var git = Program("sleep 600 & echo $! > child; wait");
        var call = new GitCall { Folder = folder, Arguments = ["status"], TimeLimit = TimeSpan.FromMilliseconds(300) };
        Assert.Contains("took longer", Assert.Throws<ForeplanException>(() => git.Run(call)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Much_input_and_much_output_do_not_wait_for_each_other()
    {
        var input = Encoding.UTF8.GetBytes(new string('x', 3_000_000));
        var answer = Program("head -c 2000000 /dev/zero >&2; cat").Run(new GitCall { Folder = folder, Arguments = [], Input = input });
        Assert.Equal(input, answer.Output);
        Assert.True(answer.IsOk);
    }

    [Fact]
    public void Output_beyond_the_cap_is_cut_and_the_program_ended()
    {
        var answer = Program("yes").Run(new GitCall { Folder = folder, Arguments = [], MaxOutput = 1_000 });
        Assert.True(answer.Cut);
        Assert.Equal(1_000, answer.Output.Length);
    }

    [Fact]
    public void Nothing_of_the_environment_goes_along_and_no_argument_is_cut_at_a_nul()
    {
        var git = Program("env");
        var names = git.Run(new GitCall { Folder = folder, Arguments = [] }).Line.Split('\n').Select(line => line.Split('=')[0]);
        Assert.DoesNotContain(names, name => !name.StartsWith("GIT_", StringComparison.Ordinal) && name is not ("PATH" or "LC_ALL" or "PWD" or "OLDPWD" or "SHLVL" or "_"));
        Assert.ThrowsAny<ArgumentException>(() => git.Run(new GitCall { Folder = folder, Arguments = ["show", "a\0b"] }));
    }

    public void Dispose() => FolderRemoval.Remove(folder);

    private GitProgram Program(string script)
    {
        var path = Path.Combine(folder, "git");
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        return GitProgram.Find(name => name == "PATH" ? $"{folder}:/usr/bin:/bin" : null);
    }
}
