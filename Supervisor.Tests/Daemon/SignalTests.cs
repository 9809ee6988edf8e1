using Supervisor.Tests.Support;

namespace Supervisor.Tests.Daemon;

/// <summary>What each signal does to a daemon in the foreground, and what is said of it.</summary>
[Trait("speed", "slow")]
public class SignalTests
{
    private const int KilledByUsr1 = 128 + SignalByPid.Usr1;

    private const string Deaf = """
        [program:deaf]
        command=/bin/sh -c "trap '' TERM; echo ready; while :; do sleep 0.1; done"
        startsecs=0
        stopwaitsecs=600
        stopasgroup=true
        killasgroup=true
        stdout_logfile=DIR/deaf
        """;

    [Theory]
    [InlineData(SignalByPid.Term, "SIGTERM")]
    [InlineData(SignalByPid.Int, "SIGINT")]
    [InlineData(SignalByPid.Quit, "SIGQUIT")]
    public async Task Three_signals_ask_for_the_end(int signal, string name)
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => "");

        daemon.Signal(signal);

        Assert.Equal(0, await daemon.UntilExit());
        Assert.Equal($"WARN received {name} indicating exit request", LinesOf(daemon)[^1]);
        Assert.False(File.Exists(daemon.Directory.File("supervisord.pid")));
        Assert.False(File.Exists(daemon.SocketPath));
    }

    [Theory]
    [InlineData("HUP")]
    [InlineData("INT,QUIT")]
    [InlineData("TERM,CHLD")]
    public async Task A_starter_that_ignored_signals_changes_nothing(string ignored)
    {
        var setup = new DaemonSetup { Prefix = ["/usr/bin/env", "--ignore-signal=" + ignored] };
        await using var daemon = await DaemonUnderTest.Start(
            DaemonProgram.Ours, _ => "[program:three]\ncommand=/bin/sh -c \"exit 3\"\nstartsecs=0\nautorestart=false", setup);
        await daemon.UntilLogged("exited: three (exit status 3; not expected)");

        daemon.Signal(SignalByPid.Hup);
        await UntilItIsBack(daemon);
        daemon.Signal(SignalByPid.Int);

        Assert.Equal(0, await daemon.UntilExit());
        Assert.Contains("WARN received SIGINT indicating exit request", LinesOf(daemon));
    }

    [Fact]
    public async Task A_log_that_was_moved_away_is_made_anew_at_USR2()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => "");
        var log = daemon.Directory.File("supervisord.log");
        File.Move(log, log + ".1");

        daemon.Signal(SignalByPid.Usr2);

        await daemon.Until(() => File.Exists(log), "log is there");
        Assert.EndsWith(" INFO supervisord logreopen\n", await File.ReadAllTextAsync(log + ".1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_that_is_not_listened_to_does_what_it_always_does()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => "");

        daemon.Signal(SignalByPid.Usr1);

        Assert.Equal(KilledByUsr1, await daemon.UntilExit());
    }

    [Fact]
    public async Task Signals_are_heard_during_a_shutdown()
    {
        await using var daemon = await StartDeaf(DaemonProgram.Ours);

        Assert.Equal(DuringShutdown, await SignalDuringShutdown(daemon));
    }

    [Fact]
    public async Task An_exit_that_is_asked_for_during_a_restart_is_the_end()
    {
        await using var daemon = await StartDeaf(DaemonProgram.Ours);
        var deaf = await daemon.PidOf("deaf");
        daemon.Signal(SignalByPid.Hup);
        await daemon.UntilLogged("received SIGHUP indicating restart request", "waiting for deaf to die");

        daemon.Signal(SignalByPid.Term);
        await daemon.UntilLogged("received SIGTERM indicating exit request");
        SignalByPid.Send(deaf, SignalByPid.Kill);

        Assert.Equal(0, await daemon.UntilExit());
        Assert.Single(LinesOf(daemon), l => l.StartsWith("INFO supervisord started", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Asking_again_and_again_to_the_very_end_changes_nothing_of_it()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => "");

        while (SignalByPid.Send(daemon.Pid, SignalByPid.Term) && !daemon.HasExited) await Task.Delay(1);

        Assert.Equal(0, await daemon.UntilExit());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(30)]
    [InlineData(45)]
    public async Task An_exit_that_is_asked_for_at_any_moment_of_a_restart_is_not_lost(int milliseconds)
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => "");
        daemon.Signal(SignalByPid.Hup);
        await daemon.UntilLogged("received SIGHUP indicating restart request");
        await Task.Delay(milliseconds);      // any moment will do: what must hold holds at all of them

        daemon.Signal(SignalByPid.Int);

        Assert.Equal(0, await daemon.UntilExit());
    }

    [ReferenceFact]
    public async Task The_reference_says_the_same_during_a_shutdown()
    {
        await using var stock = await StartDeaf(DaemonProgram.Stock);

        Assert.Equal(DuringShutdown, await SignalDuringShutdown(stock));
    }

    [ReferenceFact]
    public async Task The_reference_says_the_same_through_reopening_restart_and_end()
    {
        await using var stock = await DaemonUnderTest.Start(DaemonProgram.Stock, _ => "");
        await using var ours = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => "");

        Assert.Equal(await ReopenRestartAndEnd(stock), await ReopenRestartAndEnd(ours));
    }

    private static readonly string[] DuringShutdown =
    [
        "WARN received SIGTERM indicating exit request",
        "WARN received SIGTERM indicating exit request",
        "WARN ignored SIGHUP indicating restart request (shutdown in progress)",
        "WARN received SIGINT indicating exit request",
    ];

    private static async Task<DaemonUnderTest> StartDeaf(DaemonProgram program)
    {
        var daemon = await DaemonUnderTest.Start(program, d => Deaf.Replace("DIR", d.Path, StringComparison.Ordinal));
        await daemon.Until(() => File.Exists(daemon.Directory.File("deaf")) && File.ReadAllText(daemon.Directory.File("deaf")) == "ready\n", "deaf");
        return daemon;
    }

    // The program holds the shutdown up until it is killed by its pid.
    private static async Task<string[]> SignalDuringShutdown(DaemonUnderTest daemon)
    {
        var deaf = await daemon.PidOf("deaf");
        foreach (var (signal, count) in new[] { (SignalByPid.Term, 1), (SignalByPid.Term, 2), (SignalByPid.Hup, 3), (SignalByPid.Int, 4) })
        {
            daemon.Signal(signal);
            await daemon.Until(() => AboutSignals(daemon).Length == count, $"{count} lines about signals");
        }

        SignalByPid.Send(deaf, SignalByPid.Kill);
        Assert.Equal(0, await daemon.UntilExit());
        return AboutSignals(daemon);
    }

    private static async Task<string> ReopenRestartAndEnd(DaemonUnderTest daemon)
    {
        await daemon.UntilLogged("started with pid");
        daemon.Signal(SignalByPid.Usr2);
        await daemon.UntilLogged("supervisord logreopen");
        daemon.Signal(SignalByPid.Hup);
        await UntilItIsBack(daemon);
        var pid = await File.ReadAllTextAsync(daemon.Directory.File("supervisord.pid"));
        daemon.Signal(SignalByPid.Quit);
        var status = await daemon.UntilExit();
        return string.Join('\n', [.. LinesOf(daemon), $"exit {status}", $"same pid: {pid == $"{daemon.Pid}\n"}"]);
    }

    private static Task UntilItIsBack(DaemonUnderTest daemon) =>
        daemon.Until(() => LinesOf(daemon).Count(l => l.Contains("started with pid", StringComparison.Ordinal)) == 2, "it is back");

    private static string[] AboutSignals(DaemonUnderTest daemon) =>
        [.. LinesOf(daemon).Where(l => l.Contains(" SIG", StringComparison.Ordinal) && l.Contains("request", StringComparison.Ordinal))];

    private static string[] LinesOf(DaemonUnderTest daemon) => LogText.Lines(daemon.Log, daemon.Directory.Path);
}
