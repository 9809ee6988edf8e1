using Supervisor.Tests.Support;

namespace Supervisor.Tests.EndToEnd;

/// <summary>What a reload keeps, changes, and does when it cannot be.</summary>
[Trait("speed", "slow")]
public class ReloadTests
{
    private const string Sleeper = "[program:sleeper]\ncommand=/bin/sleep 100000\n";

    [Fact]
    public async Task A_broken_configuration_is_refused_and_everything_keeps_running()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => Sleeper);
        await daemon.UntilState("sleeper", "RUNNING");
        var pid = await daemon.PidOf("sleeper");
        var whole = File.ReadAllText(daemon.ConfigFile);
        File.WriteAllText(daemon.ConfigFile, whole.Replace("[program:sleeper]", "[program:sleeper]\nautorestart=perhaps", StringComparison.Ordinal));
        daemon.Signal(SignalByPid.Hup);
        await daemon.UntilLogged("CRIT restart refused, everything keeps running: invalid 'autorestart' value 'perhaps'");
        Assert.Equal(pid, await daemon.PidOf("sleeper"));
    }

    [Fact]
    public async Task A_new_configuration_is_lived_by_under_the_same_pid()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => Sleeper);
        await daemon.UntilState("sleeper", "RUNNING");
        File.AppendAllText(daemon.ConfigFile, "[program:other]\ncommand=/bin/sleep 100000\n");
        Assert.Equal("Restarted supervisord\n", (await daemon.Control("reload")).Output);
        await daemon.UntilLogged("spawned: 'other'");
        await daemon.UntilState("other", "RUNNING");
        await daemon.UntilState("sleeper", "RUNNING");
    }

    [Fact]
    public async Task A_port_that_was_taken_meanwhile_is_the_end_and_the_log_says_so()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => Sleeper);
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        File.AppendAllText(daemon.ConfigFile, $"[inet_http_server]\nport=127.0.0.1:{port}\n");
        daemon.Signal(SignalByPid.Hup);
        Assert.Equal(2, await daemon.UntilExit());
        await daemon.UntilLogged("CRIT Another program is already listening on a port that one of our HTTP servers is configured to use.");
    }

    [Fact]
    public async Task Logs_are_reopened_where_they_were_moved_away_from()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, dir => $"""
            [program:clock]
            command=/bin/sh -c 'while :; do echo tick; sleep 0.05; done'
            stdout_logfile={dir}/clock.log
            """);
        var log = daemon.Directory.File("clock.log");
        await daemon.Until(() => File.Exists(log) && new FileInfo(log).Length > 0, "it ticks");
        File.Move(log, log + ".moved");
        File.Move(daemon.Directory.File("supervisord.log"), daemon.Directory.File("supervisord.log.moved"));
        daemon.Signal(SignalByPid.Usr2);
        await daemon.Until(() => File.Exists(log) && new FileInfo(log).Length > 0, "it ticks into a new file");
        daemon.Signal(SignalByPid.Term);
        Assert.Equal(0, await daemon.UntilExit());
        Assert.Contains("received SIGTERM indicating exit request", daemon.Log, StringComparison.Ordinal);
    }

    [RootFact]
    public async Task Root_is_warned_when_it_lets_the_configuration_be_searched_for()
    {
        using var directory = new TempDir();
        directory.Write("supervisord.conf", "[supervisord]\nloglevel=loud\n");
        var result = await CommandRunner.RunAsync(DaemonProgram.Ours.Path, [], directory: directory.Path);
        Assert.StartsWith("Warning: supervisord runs as root and searches the default places", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, result.ExitCode);
    }
}
