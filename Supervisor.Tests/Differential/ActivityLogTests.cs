using Supervisor.Tests.Support;

namespace Supervisor.Tests.Differential;

/// <summary>Our daemon logs the same lines as the reference for each life cycle, in the same order.</summary>
[Trait("speed", "slow")]
public sealed class ActivityLogTests
{
    private const string Sleeper = "[program:a]\ncommand=/bin/sleep 1000\n";

    // Its TERM handler is set when it says so.
    private const string Deaf = "command=/bin/sh -c \"trap '' TERM; touch %(here)s/deaf; until [ -e %(here)s/go ]; do sleep 0.1; done\"\n";

    [ReferenceFact]
    public Task A_start_and_a_stop() => Same(Sleeper + "autostart=false\n", async script =>
    {
        await script.Call("startProcess", "a");
        await script.Call("stopProcess", "a");
        await script.Call("startProcess", "a");
        await script.Call("stopProcess", "a", false);
        await script.LoggedTimes(2, "stopped: a");
    });

    [ReferenceFact]
    public Task A_stop_that_ends_with_an_expected_exit_status() => Same(
        "[program:a]\ncommand=/bin/sh -c \"trap 'exit 0' TERM; touch %(here)s/ready; while :; do sleep 0.1; done\"\n", async script =>
        {
            await script.Made("ready");
            await script.Logged("success: a");
            await script.Call("stopProcess", "a");
        });

    [ReferenceFact]
    public Task A_stop_that_ends_with_another_exit_status() => Same(
        "[program:a]\ncommand=/bin/sh -c \"trap 'exit 4' QUIT; touch %(here)s/ready; while :; do sleep 0.1; done\"\nstopsignal=QUIT\n",
        async script =>
        {
            await script.Made("ready");
            await script.Logged("success: a");
            await script.Call("stopProcess", "a");
        });

    [ReferenceFact]
    public Task A_stop_that_needs_SIGKILL() => Same("[program:a]\n" + Deaf + "stopwaitsecs=1\nkillasgroup=true\n", async script =>
    {
        await script.Made("deaf");
        await script.Logged("success: a");
        await script.Call("stopProcess", "a");
    });

    [ReferenceFact]
    public Task Expected_and_unexpected_exits() => Same(
        """
        [program:expected]
        command=/bin/sh -c "until [ -e %(here)s/two ]; do sleep 0.05; done; exit 2"
        exitcodes=0,2
        startsecs=0
        autostart=false
        [program:unexpected]
        command=/bin/sh -c "until [ -e %(here)s/one ]; do sleep 0.05; done; exit 1"
        autorestart=false
        startsecs=0
        autostart=false
        """,
        async script =>
        {
            await script.Call("startProcess", "expected");
            script.Make("two");
            await script.Logged("exited: expected");
            await script.Call("startProcess", "unexpected");
            script.Make("one");
            await script.Logged("exited: unexpected");
        });

    [ReferenceFact]
    public Task Deaths_by_signals_and_restarts() => Same(Sleeper, async script =>
    {
        await script.Logged("success: a");
        foreach (var (times, signal) in new[] { SignalByPid.Kill, SignalByPid.Term, SignalByPid.Usr1, 11, 29, 34 }.Index())
        {
            await script.SignalChild("a", signal);
            await script.LoggedTimes(times + 2, "success: a");
        }
    });

    [ReferenceFact]
    public Task Failures_until_it_is_given_up() => Same(
        "[program:a]\ncommand=/bin/sh -c \"exit 1\"\nstartsecs=5\nstartretries=1\n", script => script.Logged("gave up: a"));

    [ReferenceFact]
    public Task An_expected_exit_that_comes_too_early_is_a_failure() => Same(
        "[program:a]\ncommand=/bin/sh -c \"exit 0\"\nstartsecs=5\nstartretries=0\n", script => script.Logged("gave up: a"));

    [ReferenceTheory]
    [InlineData("/nonexistent/program")]
    [InlineData("no-such-program")]
    [InlineData("/etc")]
    [InlineData("/etc/passwd")]
    [InlineData("/bin/sh 'unclosed")]
    [InlineData("\\\\")]
    [InlineData("''")]
    public Task Commands_that_cannot_be_started(string command) => Same(
        $"[program:a]\ncommand={command}\nstartretries=1\n", script => script.Logged("gave up: a"));

    [ReferenceFact]
    public Task A_log_file_that_cannot_be_opened() => Same(
        "[program:a]\ncommand=/bin/sleep 1000\nstdout_logfile=/\nstartretries=0\n", script => script.Logged("gave up: a"));

    [ReferenceFact]
    public Task A_stop_while_it_waits_for_its_next_start() => Same(
        "[program:b]\ncommand=/bin/sh -c \"exit 1\"\nstartsecs=10\nstartretries=1000\n",
        async script =>
        {
            await script.LoggedTimes(3, "exited: b");
            await script.Call("stopProcess", "b");
        });

    [ReferenceFact]
    public Task A_shutdown_by_signal() => Same(Groups, async script =>
    {
        await script.Logged("success: one", "success: two", "success: three");
        script.Signal(SignalByPid.Quit);
        await script.End();
    });

    [ReferenceFact]
    public Task A_shutdown_by_a_call() => Same(Groups, async script =>
    {
        await script.Logged("success: one", "success: two", "success: three");
        await script.Call("shutdown");
        await script.End();
    });

    [ReferenceFact]
    public Task A_shutdown_that_is_asked_for_twice_and_cannot_be_turned_into_a_reload() => Same(
        "[program:a]\n" + Deaf + "stopwaitsecs=60\n", async script =>
        {
            await script.Made("deaf");
            await script.Logged("success: a");
            script.Signal(SignalByPid.Int);
            await script.Logged("SIGINT", "waiting for a to die");
            script.Signal(SignalByPid.Term);
            await script.Logged("SIGTERM");
            script.Signal(SignalByPid.Hup);
            await script.Logged("ignored SIGHUP");
            script.Make("go");
            await script.End();
        });

    [ReferenceFact]
    public Task A_reload_by_signal() => Same(Groups, async script =>
    {
        await script.Logged("success: one", "success: two", "success: three");
        script.Signal(SignalByPid.Hup);
        await script.LoggedTimes(2, "success: one");
        await script.LoggedTimes(2, "success: two");
        await script.LoggedTimes(2, "success: three");
    });

    [ReferenceFact]
    public Task A_reload_by_a_call() => Same(Sleeper, async script =>
    {
        await script.Logged("success: a");
        await script.Call("restart");
        await script.LoggedTimes(2, "success: a");
    });

    [ReferenceFact]
    public Task A_log_that_was_moved_away_is_reopened() => Same(Sleeper, async script =>
    {
        await script.Logged("success: a");
        script.MoveLog();
        script.Signal(SignalByPid.Usr2);
        await script.Made("supervisord.log");
        await script.Call("stopProcess", "a");
    });

    [ReferenceFact]
    public Task What_is_done_to_processes_at_level_debug() => Same(
        """
        [program:a]
        command=/bin/cat
        stopasgroup=true
        [program:b]
        command=/bin/sh -c "sleep 0.5; echo a line; exec sleep 1000"
        autostart=false
        """,
        async script =>
        {
            await script.Logged("success: a");
            await script.Call("signalProcess", "a", "CONT");
            await script.Call("stopProcess", "a");
            await script.Call("startProcess", "b");
            await script.Call("signalProcess", "b", "USR1");
            await script.Logged("terminated by SIGUSR1");
            await script.LoggedTimes(2, "success: b");
            await script.Call("stopProcess", "b");
        },
        new() { Daemon = "loglevel=debug" });

    /// <summary>Priorities that leave one order only.</summary>
    private const string Groups = """
        [program:one]
        command=/bin/sleep 1000
        priority=1
        startsecs=1
        [program:two]
        command=/bin/sleep 1000
        priority=2
        startsecs=2
        [program:three]
        command=/bin/sleep 1000
        priority=3
        startsecs=3
        """;

    private static Task Same(string programs, Func<LogScript, Task> play, DaemonSetup? setup = null) =>
        LogScript.Same(_ => programs, play, setup);
}
