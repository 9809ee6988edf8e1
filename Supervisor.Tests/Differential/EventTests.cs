using System.Globalization;
using System.Text.RegularExpressions;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Differential;

/// <summary>What listeners are told, and what becomes of listeners with bad manners: ours beside the reference's.</summary>
[Trait("speed", "slow")]
public sealed partial class EventTests
{
    private const string Programs = """
        [program:sleeper]
        command=/bin/sleep 1000
        autostart=false
        [program:expected]
        command=/bin/sh -c "until [ -e %(here)s/go ]; do sleep 0.05; done; exit 0"
        startsecs=0
        autostart=false
        [program:unexpected]
        command=/bin/sh -c "until [ -e %(here)s/go ]; do sleep 0.05; done; exit 3"
        startsecs=0
        autorestart=false
        autostart=false
        [program:hopeless]
        command=/nonexistent
        startretries=1
        autostart=false
        [program:speaker]
        command=/bin/sh -c "printf 'one<!--XSUPERVISOR:BEGIN-->two<!--XSUPERVISOR:END-->'; exec sleep 1000"
        stdout_capture_maxbytes=1KB
        autostart=false
        [program:logger]
        command=/bin/sh -c "echo out; until [ -e %(here)s/err ]; do sleep 0.05; done; echo err >&2; exec sleep 1000"
        stdout_events_enabled=true
        stderr_events_enabled=true
        autostart=false

        """;

    [ReferenceFact]
    public async Task Every_event_has_the_same_bytes()
    {
        const string Events = "PROCESS_STATE,PROCESS_COMMUNICATION,PROCESS_LOG,REMOTE_COMMUNICATION,SUPERVISOR_STATE_CHANGE,PROCESS_GROUP";
        await using var pair = await DaemonPair.Start(
            directory => Programs + ListenerScripts.Section(directory, "ok", Events) + "buffer_size=100\n");
        await pair.Both(Provoke);
        Assert.Equal(Dump(pair.Stock), Dump(pair.Ours));
    }

    [ReferenceTheory]
    [InlineData("fails", "event was rejected")]
    [InlineData("dies", "exited: l")]
    [InlineData("nonsense", "bad result line")]
    [InlineData("longer", "event was rejected")]
    [InlineData("surplus", "has entered the UNKNOWN state")]
    [InlineData("unasked", "has entered the UNKNOWN state")]
    public Task Listeners_with_bad_manners(string manners, string sign) => LogScript.Same(
        directory => ListenerScripts.Section(directory, manners, "REMOTE_COMMUNICATION"),
        async script =>
        {
            await script.Logged("success: l");
            await script.Call("sendRemoteCommEvent", "type", "data");
            await script.Logged(sign);
            if (manners == "dies") await script.LoggedTimes(2, "success: l");
        });

    [ReferenceFact]
    public Task A_listener_that_never_says_that_it_is_ready() => LogScript.Same(
        directory => ListenerScripts.Section(directory, "garbage", "EVENT"),
        async script =>
        {
            await script.Logged("success: l");
            script.Make("dump.now");
            await script.Logged("has entered the UNKNOWN state");
        });

    [ReferenceFact]
    public async Task What_happens_while_a_slow_listener_is_busy_waits_for_it_in_order()
    {
        await using var pair = await DaemonPair.Start(directory => ListenerScripts.Section(directory, "slow", "REMOTE_COMMUNICATION"));
        await pair.Both(async daemon =>
        {
            await daemon.UntilState("l", "RUNNING");
            foreach (var data in new[] { "one", "two", "three" }) await daemon.Call("supervisor.sendRemoteCommEvent", "type", data);
            await UntilDumped(daemon, dump => dump.EndsWith("one\n--\n", StringComparison.Ordinal));
            daemon.Directory.Write("dump.now", "");
            await UntilDumped(daemon, dump => dump.EndsWith("three\n--\n", StringComparison.Ordinal));
        });
        Assert.Equal(Dump(pair.Stock), Dump(pair.Ours));
    }

    [ReferenceFact]
    public Task A_pool_that_overflows() => LogScript.Same(
        directory => ListenerScripts.Section(directory, "ok", "REMOTE_COMMUNICATION") + "buffer_size=2\nautostart=false\n",
        async script =>
        {
            for (var i = 0; i < 4; i++) await script.Call("sendRemoteCommEvent", "type", "data");
            await script.Logged("discarding event 1");
        });

    [ReferenceFact]
    public async Task A_tick_has_the_same_bytes()
    {
        await using var pair = await DaemonPair.Start(directory => ListenerScripts.Section(directory, "ok", "TICK_5"));
        await pair.Both(daemon => UntilDumped(daemon, dump => dump.EndsWith("--\n", StringComparison.Ordinal)));
        Assert.Equal(Tick(pair.Stock), Tick(pair.Ours));
    }

    /// <summary>The first one. Two daemons may have begun on either side of a tick, which comes when five seconds divide the time.</summary>
    private static string Tick(DaemonUnderTest daemon)
    {
        var tick = File.ReadAllText(daemon.Directory.File("dump")).Split("--\n")[0];
        return When().Replace(tick, when => long.Parse(when.Value, CultureInfo.InvariantCulture) % 5 == 0 ? "TIME" : when.Value);
    }

    private static async Task Provoke(DaemonUnderTest daemon)
    {
        await daemon.UntilState("l", "RUNNING");
        await daemon.Call("supervisor.startProcess", "sleeper");
        await daemon.Call("supervisor.stopProcess", "sleeper");
        foreach (var name in new[] { "expected", "unexpected" })
        {
            await daemon.Call("supervisor.startProcess", name);
            daemon.Directory.Write("go", "");
            await daemon.UntilState(name, "EXITED");
            File.Delete(daemon.Directory.File("go"));
        }

        await daemon.Send("supervisor.startProcess", RpcCalls.Parameter("hopeless") + RpcCalls.Parameter(false));
        await daemon.Call("supervisor.startProcess", "speaker");
        await daemon.Call("supervisor.sendRemoteCommEvent", "type", "some data\nmore");
        await daemon.Call("supervisor.startProcess", "logger");
        daemon.Directory.Write("err", "");
        await UntilDumped(daemon, dump => dump.Contains("channel:stderr\nerr\n", StringComparison.Ordinal));
        await daemon.Call("supervisor.stopProcess", "speaker");
        await daemon.Call("supervisor.removeProcessGroup", "speaker");
        await daemon.Call("supervisor.addProcessGroup", "speaker");
        await UntilDumped(daemon, dump => dump.EndsWith("PROCESS_GROUP_ADDED len:N\ngroupname:speaker\n\n--\n", StringComparison.Ordinal));
    }

    private static Task UntilDumped(DaemonUnderTest daemon, Predicate<string> condition) =>
        daemon.Until(() => condition(Dump(daemon)), $"the listener's dump, now {Dump(daemon)}");

    private static string Dump(DaemonUnderTest daemon)
    {
        var path = daemon.Directory.File("dump");
        return File.Exists(path) ? Numbers().Replace(File.ReadAllText(path), "$1:N") : "";
    }

    [GeneratedRegex(@"(?<=when:)\d+")]
    private static partial Regex When();

    // A length changes with the digits of a pid. It is right if the listener found the next header behind it.
    [GeneratedRegex(@"(pid|len):[1-9]\d*")]
    private static partial Regex Numbers();
}
