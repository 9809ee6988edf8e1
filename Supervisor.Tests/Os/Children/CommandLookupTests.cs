using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;
using Supervisor.Node.Os.Children;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Children;

public sealed class CommandLookupTests : IDisposable
{
    private readonly TempDir _dir = new();

    public void Dispose() => _dir.Dispose();

    [Theory]
    [InlineData("", SpawnStage.ParseCommand, "command is empty")]
    [InlineData("  ", SpawnStage.ParseCommand, "command is empty")]
    [InlineData("/bin/sh 'x", SpawnStage.ParseCommand, "can't parse command \"/bin/sh 'x\": No closing quotation")]
    [InlineData("/bin/sh x\\", SpawnStage.ParseCommand, "can't parse command '/bin/sh x\\\\': No escaped character")]
    [InlineData("no-such-command-here x", SpawnStage.FindCommand, "can't find command 'no-such-command-here'")]
    [InlineData("/no/such/file x", SpawnStage.FindCommand, "can't find command '/no/such/file'")]
    [InlineData("/bin", SpawnStage.CheckCommand, "command at '/bin' is a directory")]
    [InlineData("/etc/passwd", SpawnStage.CheckCommand, "command at '/etc/passwd' is not executable")]
    public void What_cannot_be_run_is_refused_in_the_references_words(string command, SpawnStage stage, string text)
    {
        var problem = Find(command).Problem!;
        Assert.Equal((stage, text), (problem.Stage, problem.Text));
    }

    [Fact]
    public void A_word_with_a_slash_is_used_as_it_is() =>
        Assert.Equal(("/bin/sh", "/bin/sh -c x"), Located(Find("/bin/sh -c x")));

    [Fact]
    public void A_word_without_one_is_searched_for_in_the_daemons_PATH()
    {
        _dir.WriteScript("b/tool", "#!/bin/sh\n");
        Assert.Equal(($"{_dir}/b/tool", "tool 1"), Located(Find("tool 1", $"/no/such:{_dir}/a:{_dir}/b/")));
    }

    [Fact]
    public void The_programs_own_PATH_goes_before_the_daemons_even_if_it_finds_less()
    {
        _dir.WriteScript("mine/tool", "#!/bin/sh\n");
        _dir.WriteScript("daemons/tool", "#!/bin/sh\n");
        _dir.WriteScript("daemons/other", "#!/bin/sh\n");
        Assert.Equal(($"{_dir}/mine/tool", "tool"), Located(Find("tool", $"{_dir}/daemons", $"{_dir}/mine")));
        Assert.Equal("can't find command 'other'", Find("other", $"{_dir}/daemons", $"{_dir}/mine").Problem!.Text);
    }

    [Fact]
    public void The_first_file_in_the_PATH_counts_even_if_it_cannot_be_executed()
    {
        _dir.Write("a/tool", "");
        _dir.WriteScript("b/tool", "#!/bin/sh\n");
        Assert.Equal($"command at '{_dir}/a/tool' is not executable", Find("tool", $"{_dir}/a:{_dir}/b").Problem!.Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_PATH_there_is_a_default_one(string? path) => Assert.Equal(("/bin/sh", "sh"), Located(Find("sh", path)));

    [Fact]
    public void An_empty_part_of_the_PATH_is_the_working_directory()
    {
        var name = Path.GetRandomFileName();
        File.WriteAllText(name, "");
        try
        {
            Assert.Equal($"command at '{name}' is not executable", Find(name, "/no/such:").Problem!.Text);
        }
        finally
        {
            File.Delete(name);
        }
    }

    [RootFact]
    public async Task A_file_that_others_may_execute_and_the_daemon_may_not_is_refused()
    {
        var script = _dir.WriteScript("tool", "#!/bin/sh\n");
        File.SetUnixFileMode(script, UnixFileMode.UserExecute | UnixFileMode.UserRead);
        string[] asNobody = ["/usr/bin/env", $"TOOL={script}", "/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
        await OwnProcess.Run(asNobody, static () =>
        {
            var tool = Environment.GetEnvironmentVariable("TOOL")!;
            Assert.Equal($"no permission to run command '{tool}'", Find(tool).Problem!.Text);
            return Task.CompletedTask;
        });
    }

    private static (LocatedCommand? Command, SpawnFailure? Problem) Find(string command, string? daemonPath = "/bin", string? path = null)
    {
        var process = new ProcessConfig { Name = "x", Command = command };
        if (path is not null) process = process with { Environment = EquatableArray.Of(KeyValuePair.Create("PATH", path)) };
        return CommandLookup.Find(process, daemonPath);
    }

    private static (string Path, string Words) Located((LocatedCommand? Command, SpawnFailure? Problem) found) =>
        (found.Command!.Path, string.Join(' ', found.Command.Words));
}
