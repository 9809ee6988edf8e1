using Supervisor.Tests.Support;

namespace Supervisor.Tests.Daemon;

/// <summary>The command returns, the daemon stays: what it has let go of, and what it says of it.</summary>
[Trait("speed", "slow")]
public class DaemonizingTests
{
    [Fact]
    public async Task The_command_ends_in_silence_when_the_daemon_is_up()
    {
        await using var daemon = await DaemonizedProgram.Start(DaemonProgram.Ours);

        Assert.Equal(new CommandResult(0, "", ""), daemon.Command);
        Assert.Equal($"{daemon.Pid}\n", daemon.PidFile);
        Assert.True(File.Exists(daemon.Directory.File("supervisor.sock")), daemon.ToString());
    }

    [Fact]
    public async Task The_daemon_belongs_to_init_and_leads_a_session_without_a_terminal()
    {
        await using var daemon = await DaemonizedProgram.Start(DaemonProgram.Ours);
        var facts = new ProcessFacts(daemon.Pid!.Value);

        Assert.Contains(facts.Parent, Ancestors());
        Assert.NotEqual(Environment.ProcessId, facts.Parent);
        Assert.Equal((facts.Pid, facts.Pid, 0), (facts.Group, facts.Session, facts.Terminal));
    }

    [Fact]
    public async Task Nothing_of_the_terminal_stays_open()
    {
        await using var daemon = await DaemonizedProgram.Start(DaemonProgram.Ours);
        var facts = new ProcessFacts(daemon.Pid!.Value);

        Assert.All([0, 1, 2], fd => Assert.Equal("/dev/null", facts.Descriptor(fd)));
    }

    [Fact]
    public async Task Directory_and_umask_are_taken()
    {
        await using var daemon = await DaemonizedProgram.Start(DaemonProgram.Ours, "directory=/usr/lib\numask=027");
        var facts = new ProcessFacts(daemon.Pid!.Value);

        Assert.Equal(("/usr/lib", "0027"), (facts.Directory, facts.Umask));
        Assert.Equal("640", Mode(daemon.Directory.File("supervisord.pid")));
        Assert.Contains("INFO set current directory: '/usr/lib'", daemon.LogLines);
    }

    [Fact]
    public async Task The_pid_file_is_gone_with_the_daemon()
    {
        await using var daemon = await DaemonizedProgram.Start(DaemonProgram.Ours);

        await daemon.Stop();

        Assert.False(File.Exists(daemon.Directory.File("supervisord.pid")));
    }

    [Theory]
    [InlineData("<&-")]
    [InlineData(">&-")]
    [InlineData("2>&-")]
    [InlineData("<&- >&- 2>&-")]
    public async Task Who_is_started_without_standard_descriptors_has_them_on_dev_null(string closing)
    {
        await using var daemon = await DaemonizedProgram.Start(
            DaemonProgram.Ours, prefix: ["/bin/sh", "-c", $"exec \"$@\" {closing}", "sh"]);
        var facts = new ProcessFacts(daemon.Pid!.Value);

        Assert.Equal(0, daemon.Command.ExitCode);
        Assert.All([0, 1, 2], fd => Assert.Equal("/dev/null", facts.Descriptor(fd)));
    }

    [ReferenceFact]
    public async Task The_reference_does_and_says_the_same()
    {
        const string Lines = "directory=/usr/lib\numask=077";
        await using var stock = await DaemonizedProgram.Start(DaemonProgram.Stock, Lines);
        await using var ours = await DaemonizedProgram.Start(DaemonProgram.Ours, Lines);
        await stock.UntilLogged("started with pid");

        Assert.Equal(stock.Command, ours.Command);
        Assert.Equal(stock.LogLines, ours.LogLines);
        Assert.Equal(Facts(stock), Facts(ours));
    }

    [ReferenceFact]
    public async Task What_is_remarked_on_the_way_stands_on_the_terminal()
    {
        await using var stock = await DaemonizedProgram.Start(DaemonProgram.Stock, prepare: LeaveSocket);
        await using var ours = await DaemonizedProgram.Start(DaemonProgram.Ours, prepare: LeaveSocket);

        Assert.Equal(0, ours.Command.ExitCode);
        Assert.Equal("Unlinking stale socket DIR/supervisor.sock\n", ours.Anonymous(ours.Command.Error));
        Assert.Equal(stock.Anonymous(stock.Command.Error), ours.Anonymous(ours.Command.Error));
    }

    [ReferenceFact]
    public async Task Children_inherit_what_they_inherit_from_the_reference()
    {
        const string Lines = """
            minfds=700
            directory=/usr/lib
            [program:report]
            command=/bin/sh -c "ulimit -Sn; ulimit -Hn; umask; pwd; env -u SUPERVISOR_SERVER_URL | grep SUPERVISOR | sort; echo end"
            startsecs=0
            autorestart=false
            stdout_logfile=DIR/report
            """;
        string[] prefix = ["/bin/sh", "-c", "ulimit -Sn 500; \"$@\"; exit $?", "sh"];
        await using var stock = await DaemonizedProgram.Start(DaemonProgram.Stock, Lines, prefix);
        await using var ours = await DaemonizedProgram.Start(DaemonProgram.Ours, Lines, prefix);

        Assert.StartsWith("700\n", await Report(stock), StringComparison.Ordinal);
        Assert.Equal(await Report(stock), await Report(ours));
    }

    // As a daemon does that was killed.
    private static void LeaveSocket(TempDir directory) => CommandRunner.Run(
        Reference.Python, "-c", "import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])", directory.File("supervisor.sock"));

    private static async Task<string> Report(DaemonizedProgram daemon)
    {
        var path = daemon.Directory.File("report");
        await Eventually.True(() => File.Exists(path) && File.ReadAllText(path).Contains("end\n", StringComparison.Ordinal));
        return daemon.Anonymous(File.ReadAllText(path));
    }

    private static string Facts(DaemonizedProgram daemon)
    {
        var facts = new ProcessFacts(daemon.Pid!.Value);
        return string.Join('\n',
            facts.Parent, facts.Group == facts.Pid, facts.Session == facts.Pid, facts.Terminal, facts.Directory, facts.Umask,
            facts.Descriptor(0), facts.Descriptor(1), facts.Descriptor(2));
    }

    private static List<int> Ancestors()
    {
        List<int> all = [];
        for (var pid = Environment.ProcessId; pid > 0; pid = new ProcessFacts(pid).Parent) all.Add(pid);
        return all;
    }

    private static string Mode(string path) => CommandRunner.Run("/usr/bin/stat", "-c", "%a", path).Output.Trim();
}
