using Supervisor.Tests.Support;

namespace Supervisor.Tests.EndToEnd;

/// <summary>Starts that cannot work end in FATAL with a reason that a user can act on; nothing else suffers.</summary>
[Trait("speed", "slow")]
public class SpawnTroubleTests
{
    private static readonly string[] OrdinaryUser = ["/usr/bin/setpriv", "--reuid=54321", "--regid=54321", "--clear-groups"];

    private const string Bystander = """
        [program:bystander]
        command=/bin/sleep 100000

        """;

    [Theory]
    [InlineData("command=/nonexistent/x", "can't find command '/nonexistent/x'")]
    [InlineData("command=nonexistent-x", "can't find command 'nonexistent-x'")]
    [InlineData("command=/etc/passwd", "command at '/etc/passwd' is not executable")]
    [InlineData("command=/etc", "command at '/etc' is a directory")]
    [InlineData("command=/bin/sleep 'x", "can't parse command \"/bin/sleep 'x\": No closing quotation")]
    [InlineData("command=/bin/true\ndirectory=/nonexistent/dir", "couldn't chdir to /nonexistent/dir: ENOENT")]
    [InlineData("command=/bin/true\nstdout_logfile=/proc/nope", "unknown error making dispatchers for 'broken': ENOENT")]
    public async Task A_start_that_cannot_work_says_why(string lines, string reason)
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => $"""
            {Bystander}
            [program:broken]
            {lines}
            startretries=0
            """);
        await daemon.UntilState("broken", "FATAL");
        Assert.Equal(reason, (await daemon.Process("broken"))["spawnerr"]);
        await daemon.UntilLogged($"spawnerr: {reason}", "gave up: broken entered FATAL state, too many start retries too quickly");
        await daemon.UntilState("bystander", "RUNNING");
    }

    [Fact]
    public async Task A_user_that_does_not_exist_is_a_mistake_in_the_configuration()
    {
        await using var daemon = DaemonUnderTest.Launch(DaemonProgram.Ours, _ => """
            [program:broken]
            command=/bin/true
            user=nobody-of-that-name
            """);
        Assert.Equal(2, await daemon.UntilExit());
        Assert.Contains("Error: Invalid user name nobody-of-that-name", daemon.Error, StringComparison.Ordinal);
    }

    [RootFact]
    public async Task A_user_at_his_limit_of_processes_gets_no_more_and_the_rest_goes_on()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => $"""
            {Bystander}
            [program:pool]
            command=/bin/sleep 100000
            process_name=%(process_num)d
            numprocs=2
            user=nobody
            startretries=0
            autostart=false
            """);
        Assert.Equal("pool:0: started\n", (await daemon.Control("start", "pool:0")).Output);
        Assert.Equal(0, CommandRunner.Run("/usr/bin/prlimit", $"--pid={daemon.Pid}", "--nproc=0:").ExitCode);
        Assert.NotEqual(0, (await daemon.Control("start", "pool:1")).ExitCode);
        Assert.Equal("Too many processes in process table to spawn '1'", (await daemon.Process("pool:1"))["spawnerr"]);
        Assert.Equal(0, CommandRunner.Run("/usr/bin/prlimit", $"--pid={daemon.Pid}", "--nproc=1000:").ExitCode);
        Assert.Equal("pool:1: started\n", (await daemon.Control("start", "pool:1")).Output);
        await daemon.UntilState("bystander", "RUNNING");
    }

    [Fact]
    public async Task A_script_that_names_no_interpreter_says_so()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, directory =>
        {
            directory.WriteScript("plain", "echo no interpreter\n");
            return $"[program:bad]\ncommand={directory}/plain\nstartretries=0\n";
        });

        await daemon.UntilLogged("gave up: bad");
        Assert.Equal($"couldn't exec {daemon.Directory}/plain: ENOEXEC", (await daemon.Process("bad"))["spawnerr"]);
    }

    /// <summary>The kernel refuses a process to a user that is not root and has as many as it may.</summary>
    [RootFact]
    public async Task A_daemon_of_an_ordinary_user_at_its_limit_tries_again_until_there_is_room()
    {
        var setup = new DaemonSetup
        {
            Daemon = "minprocs=1\nminfds=64",
            Prefix = OrdinaryUser,
        };
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, directory =>
        {
            CommandRunner.Run("/bin/chown", "-R", "54321:54321", directory.Path);
            return """
                [program:p]
                command=/bin/sleep 1000
                process_name=%(program_name)s_%(process_num)d
                numprocs=10
                autostart=false
                startretries=100
                startsecs=0
                """;
        }, setup);
        Limit(daemon, 1);
        await daemon.Call("supervisor.startProcessGroup", "p", false);
        await daemon.UntilLogged("spawnerr: Too many processes in process table to spawn 'p_0'", "to spawn 'p_9'");
        Assert.Contains(await daemon.Processes(), process => process["statename"] == "BACKOFF");

        Limit(daemon, 1000);

        for (var i = 0; i < 10; i++) await daemon.UntilState($"p:p_{i}", "RUNNING");
        Assert.Equal(10, ProcessFacts.ChildrenOf(daemon.Pid).Count);
        Limit(daemon, 1);
        Assert.True(SignalByPid.Send(await daemon.PidOf("p:p_0"), SignalByPid.Kill));
        await daemon.UntilLogged("exited: p_0");
        Assert.Equal(0, await daemon.Stop());
    }

    private static void Limit(DaemonUnderTest daemon, int processes) => Assert.Equal(0, CommandRunner.Run(
        OrdinaryUser[0], [.. OrdinaryUser[1..], "/usr/bin/prlimit", $"--pid={daemon.Pid}", $"--nproc={processes}:"]).ExitCode);
}
