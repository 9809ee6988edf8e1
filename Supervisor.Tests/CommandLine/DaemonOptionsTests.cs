using Supervisor.Node.CommandLine;
using Supervisor.Node.Configuration;

namespace Supervisor.Tests.CommandLine;

public sealed class DaemonOptionsTests
{
    [Theory]
    [InlineData("--chec", "option --chec not recognized")]
    [InlineData("--check=text", "option --check must not have an argument")]
    [InlineData("--check=jso", "option --check must not have an argument")]
    [InlineData("--clu x", "option --clu not recognized")]
    [InlineData("--check --check", "conflicting command line option '--check'")]
    [InlineData("--check --check=json", "conflicting command line option '--check=json'")]
    [InlineData("--cluster", "option --cluster requires argument")]
    public void Our_own_options_cannot_be_abbreviated_or_repeated(string line, string error) =>
        Assert.Equal($"Error: {error}\nFor help, use sd -h\n", ExitOf(line).Error);

    [Theory]
    [InlineData("--c x")]
    [InlineData("--ch")]
    public void Our_own_options_do_not_touch_the_prefixes_of_the_others(string line)
    {
        var error = ExitOf(line).Error;
        Assert.Equal(line == "--ch"
            ? "Error: option --childlogdir requires argument\nFor help, use sd -h\n"
            : "Error: option --c not a unique prefix\nFor help, use sd -h\n", error);
    }

    [Fact]
    public void Check_cluster_and_configuration_are_understood()
    {
        var options = OptionsOf("--check=json --cluster c.hocon -c x.conf");
        Assert.Equal((CheckMode.Json, "c.hocon", "x.conf"), (options.Check, options.ClusterFile, options.ConfigFile));
        Assert.Equal(CheckMode.Summary, OptionsOf("--check").Check);
        Assert.Equal("c.hocon", OptionsOf("--cluster=c.hocon").ClusterFile);
    }

    [Fact]
    public void The_version_is_the_one_that_clients_expect() =>
        Assert.Equal((0, "4.2.5\n", ""), (ExitOf("-v").Status, ExitOf("-v").Output, ExitOf("-v").Error));

    [Fact]
    public void The_help_names_the_program_and_every_option()
    {
        var help = ExitOf("-h").Output;
        Assert.Contains("Usage: sd [options]\n", help);
        Assert.All(DaemonOptionTable.Specs.Where(s => s.Long is not null), s => Assert.Contains("--" + s.Long, help));
        Assert.All(DaemonOptionTable.Specs.Where(s => s.Short is not null), s => Assert.Contains($"-{s.Short}", help));
    }

    [Fact]
    public void Values_reach_the_overrides()
    {
        var set = OptionsOf("-n -e debug -y 5KB -i me --minprocs 7").Overrides;
        Assert.Equal(new DaemonOverrides
        {
            NoDaemon = true,
            LogLevel = Actors.Configuration.LogLevel.Debug,
            LogfileMaxBytes = 5120,
            Identifier = "me",
            MinProcs = 7,
        }, set);
    }

    private static ProgramExit ExitOf(string line) =>
        Assert.IsType<DaemonInvocation.Exit>(DaemonOptions.Parse(line.Split(' '), "sd")).Result;

    private static DaemonOptions OptionsOf(string line) =>
        Assert.IsType<DaemonInvocation.Run>(DaemonOptions.Parse(line.Split(' '), "sd")).Options;
}
