using System.Diagnostics;
using System.Globalization;
using Supervisor.Tests.Daemon;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Notify;

/// <summary>What a service manager hears of a real daemon.</summary>
[Trait("speed", "slow")]
public sealed class ServiceNotifyTests : IDisposable
{
    private const string Cat = "[program:cat]\ncommand=/bin/cat\n";

    private readonly TempDir _directory = new();
    private readonly NotifyReceiver _manager;

    public ServiceNotifyTests() => _manager = new(SocketPath);

    private string SocketPath => _directory.File("notify");

    public void Dispose()
    {
        _manager.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_daemon_tells_its_whole_life()
    {
        await using var daemon = await Start(Cat, $"NOTIFY_SOCKET={SocketPath}");

        var ready = await _manager.Until("READY=1");
        Assert.Equal(["READY=1", $"MAINPID={daemon.Pid}"], ready[..2]);
        const string running = "STATUS=1 process: 1 running";
        if (ready[2] != running) Assert.Equal([running], await _manager.Until(running));

        var before = Monotonic();
        daemon.Signal(SignalByPid.Hup);
        var reloading = await _manager.Until("RELOADING=1");
        var told = long.Parse(reloading[1]["MONOTONIC_USEC=".Length..], CultureInfo.InvariantCulture);
        Assert.InRange(told, before, Monotonic());
        Assert.Equal($"MAINPID={daemon.Pid}", (await _manager.Until("READY=1"))[1]);

        await daemon.Stop();
        Assert.StartsWith("STATUS=Stopping", (await _manager.Until("STOPPING=1"))[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_is_well_again_and_again()
    {
        await using var daemon = await Start("", $"NOTIFY_SOCKET={SocketPath}", "WATCHDOG_USEC=100000");

        await _manager.Until("READY=1");
        Assert.Equal(["WATCHDOG=1"], await _manager.Until("WATCHDOG=1"));
        Assert.Equal(["WATCHDOG=1"], await _manager.Until("WATCHDOG=1"));
        daemon.Signal(SignalByPid.Hup);
        await _manager.Until("RELOADING=1");
        await _manager.Until("READY=1");
        Assert.Equal(["WATCHDOG=1"], await _manager.Until("WATCHDOG=1"));
    }

    [Fact]
    public async Task A_watchdog_for_another_process_is_not_ours()
    {
        await using var daemon = await Start(Cat, $"NOTIFY_SOCKET={SocketPath}", "WATCHDOG_USEC=20000", "WATCHDOG_PID=1");

        Assert.DoesNotContain("WATCHDOG=1", await _manager.AllUntil("STATUS=1 process: 1 running"));
    }

    [Fact]
    public async Task An_abstract_socket_does_as_well()
    {
        var name = $"supervisord-test-{Guid.NewGuid():N}";
        using var manager = new NotifyReceiver("\0" + name);
        await using var daemon = await Start("", $"NOTIFY_SOCKET=@{name}");

        Assert.Equal("STATUS=0 processes", (await manager.Until("READY=1"))[2]);
    }

    [Fact]
    public async Task Children_cannot_speak_in_the_daemons_name()
    {
        const string program = "[program:env]\ncommand=/usr/bin/env\nautorestart=false\nstartsecs=0\nstdout_logfile=DIR/env\n";
        await using var daemon = await Start(
            program, $"NOTIFY_SOCKET={SocketPath}", "WATCHDOG_USEC=100000000", "WATCHDOG_PID=1", "SOMETHING_ELSE=1");

        var log = daemon.Directory.File("env");
        await daemon.Until(() => File.Exists(log) && File.ReadAllText(log).Contains("SOMETHING_ELSE=1\n", StringComparison.Ordinal), "the environment is printed");
        var environment = await File.ReadAllTextAsync(log);
        Assert.DoesNotContain("NOTIFY_SOCKET", environment, StringComparison.Ordinal);
        Assert.DoesNotContain("WATCHDOG_", environment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_daemon_that_nobody_hears_says_so_once_and_goes_on()
    {
        await using var daemon = await Start(Cat, $"NOTIFY_SOCKET={SocketPath}.gone", "WATCHDOG_USEC=20000");

        await daemon.UntilState("cat", "RUNNING");
        const string warning = "WARN the service manager cannot be told how we are (NOTIFY_SOCKET): ";
        Assert.Single(daemon.Log.Split('\n'), line => line.Contains(warning, StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_the_background_the_daemon_tells_that_it_is_the_one_and_answers_for_its_launcher()
    {
        string[] prefix =
        [
            "/bin/sh", "-c", "WATCHDOG_PID=$$ exec \"$@\"", "sh", "/usr/bin/env", $"NOTIFY_SOCKET={SocketPath}", "WATCHDOG_USEC=100000",
        ];
        await using var daemon = await DaemonizedProgram.Start(DaemonProgram.Ours, prefix: prefix);

        Assert.Equal(0, daemon.Command.ExitCode);
        Assert.Equal("MAINPID=" + daemon.PidFile.Trim(), (await _manager.Until("READY=1"))[1]);
        await _manager.Until("WATCHDOG=1");
    }

    private static Task<DaemonUnderTest> Start(string programs, params string[] variables) => DaemonUnderTest.Start(
        DaemonProgram.Ours,
        directory => programs.Replace("DIR", directory.Path, StringComparison.Ordinal),
        new() { Prefix = ["/usr/bin/env", .. variables] });

    // CLOCK_MONOTONIC.
    private static long Monotonic() => (long)Stopwatch.GetElapsedTime(0).TotalMicroseconds;
}
