using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Ports;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Children;

public class SlotTests
{
    [Fact]
    public Task Starts_happen_in_the_order_they_were_asked_for() => OwnProcess.Run(static async () =>
    {
        var host = new RealHost();
        var slots = Enumerable.Range(0, 60).Select(_ => host.Open("/bin/true")).ToArray();
        foreach (var slot in slots) slot.Spawn();
        var spawned = new List<HostEvent.ChildSpawned>();
        foreach (var slot in slots) spawned.Add(await slot.Next<HostEvent.ChildSpawned>());
        Assert.Equal(spawned.Select(s => s.Timestamp).Order(), spawned.Select(s => s.Timestamp));
        Assert.Equal(spawned.Count, spawned.Select(s => s.Timestamp).Distinct().Count());
    });

    [Fact]
    public Task A_child_is_born_before_it_dies_and_both_moments_are_told() => OwnProcess.Run(static async () =>
    {
        var process = new RealHost().Open("/bin/true");
        var before = TimeProvider.System.GetTimestamp();
        var spawned = await process.Spawned();
        var exited = await process.Next<HostEvent.ChildExited>();
        Assert.InRange(spawned.Timestamp, before, exited.Timestamp);
        Assert.InRange(exited.Timestamp, spawned.Timestamp + 1, TimeProvider.System.GetTimestamp());
    });

    [Fact]
    public Task A_signal_goes_to_the_child_alone_or_to_its_whole_group() => OwnProcess.Run(static async () =>
    {
        var host = new RealHost();
        var alone = host.Shell("sleep 1000 & echo $!; wait");
        await alone.Spawned();
        await alone.Out.Until(t => t.EndsWith('\n'));
        Assert.IsType<SignalOutcome.Sent>(alone.Signal(SignalByPid.Term));
        Assert.Equal(WaitStatus.Killed(SignalByPid.Term), await alone.Exited());
        Assert.True(SignalByPid.Send(int.Parse(alone.Out.Text, null), SignalByPid.Kill));
        await alone.Out.Ended;

        var group = host.Shell("sleep 1000 & echo $!; wait");
        await group.Spawned();
        await group.Out.Until(t => t.EndsWith('\n'));
        Assert.IsType<SignalOutcome.Sent>(group.Signal(SignalByPid.Term, wholeGroup: true));
        Assert.Equal(WaitStatus.Killed(SignalByPid.Term), await group.Exited());
        await group.Out.Ended;
    });

    [Fact]
    public Task What_the_kernel_refuses_is_told_in_the_references_words() => OwnProcess.Run(static async () =>
    {
        var process = new RealHost().Open("/bin/sleep 1000");
        await process.Spawned();
        Assert.Equal(new SignalOutcome.Failed("[Errno 22] Invalid argument"), process.Signal(999));
        Assert.IsType<SignalOutcome.Sent>(process.Signal(0));
        Assert.Equal(new SignalOutcome.Gone("[Errno 3] No such process"), process.Slot.Signal(new Incarnation(99), SignalByPid.Kill, false));
        process.Signal(SignalByPid.Kill);
    });

    [Fact]
    public Task A_grandchild_that_holds_the_pipe_delays_nothing_and_loses_nothing() => OwnProcess.Run(static async () =>
    {
        using var dir = new TempDir();
        var host = new RealHost();
        var process = host.Shell($"(read x <{NamedPipe.Make(dir)}; echo late) & echo early");
        Assert.Equal(WaitStatus.Exited(0), await process.RunToEnd());
        Assert.Equal("early\n", process.Out.Text);
        Assert.Equal(WaitStatus.Exited(0), await host.Open("/bin/true").RunToEnd());
        await NamedPipe.Open(dir.File("gate"));
        await process.Out.Until("early\nlate\n");
        await process.Out.Ended;
    });

    [Fact]
    public Task The_end_of_stdout_is_seen_when_a_living_child_closes_it() => OwnProcess.Run(static async () =>
    {
        var process = new RealHost().Shell("echo last; exec >&-; read x; exit 3");
        await process.Spawned();
        await process.Out.Ended;
        Assert.Equal("last\n", process.Out.Text);
        process.Write("\n");
        Assert.Equal(WaitStatus.Exited(3), await process.Exited());
    });

    [Fact]
    public Task A_child_does_not_notice_that_nobody_reads_any_more() => OwnProcess.Run(static async () =>
    {
        // A plain pipe whose reader is gone would end it with SIGPIPE at the second line.
        var host = new RealHost();
        var process = host.Shell("read x; echo 1; read y; echo 2; exit 5");
        await process.Spawned();
        process.Out.Bug = new InvalidOperationException("closes the daemon's end");
        process.Write("x\n");
        await host.Log.Line("uncaught exception, closing channel");
        process.Write("y\n");
        Assert.Equal(WaitStatus.Exited(5), await process.Exited());
    });

    [Fact]
    public Task Stdin_is_written_in_order_until_the_child_closes_it() => OwnProcess.Run(static async () =>
    {
        var process = new RealHost().Shell("read a; read b; echo $a-$b; exec <&-; echo closed; sleep 1000");
        Assert.Equal(StdinOutcome.NoChild, process.Write("early\n"));
        await process.Spawned();
        Assert.Equal(StdinOutcome.Accepted, process.Write("1\n"));
        Assert.Equal(StdinOutcome.Accepted, process.Write("2\n"));
        await process.Out.Until("1-2\nclosed\n");
        Assert.Equal(StdinOutcome.Closed, process.Write("3\n"));
        process.Signal(SignalByPid.Kill);
        await process.Exited();
        Assert.Equal(StdinOutcome.NoChild, process.Write("4\n"));
    });

    [Fact]
    public Task Logs_are_opened_before_a_start_and_reopened_and_cleared_in_the_order_asked_for() => OwnProcess.Run(static async () =>
    {
        var process = new RealHost().Open("/bin/true");
        Assert.Equal(("/log/out", "/log/err"), (process.Slot.StdoutLogFile, process.Slot.StderrLogFile));
        process.Spawn();
        process.Slot.ReopenLogs();
        process.Slot.ClearLogs(42);
        await process.Next<HostEvent.ChildSpawned>();
        var first = await process.NextOf(typeof(HostEvent.ChildExited), typeof(HostEvent.LogsCleared));
        var second = await process.NextOf(typeof(HostEvent.ChildExited), typeof(HostEvent.LogsCleared));
        Assert.Single(new[] { first, second }, new HostEvent.LogsCleared(42, true));
        Assert.Equal(["open", "reopen", "clear"], process.Logs.Calls);
    });

    [Fact]
    public Task A_closed_slot_keeps_its_logs_until_its_child_is_gone() => OwnProcess.Run(static async () =>
    {
        var host = new RealHost();
        var process = host.Open("/bin/sleep 1000");
        await process.Spawned();
        process.Slot.Close();
        process.Slot.ClearLogs(1);
        await process.Next<HostEvent.LogsCleared>();
        Assert.DoesNotContain("close", process.Logs.Calls);
        process.Signal(SignalByPid.Kill);
        await process.Exited();
        await process.Logs.Closed;

        var idle = host.Open("/bin/true");
        idle.Slot.Close();
        await idle.Logs.Closed;
    });

    [Fact]
    public Task Nothing_stays_open_after_many_children() => OwnProcess.Run(static async () =>
    {
        var process = new RealHost().Open("/bin/echo x");
        await process.RunToEnd();
        await process.Out.Ended;
        await process.Err.Ended;
        var before = OpenDescriptors.Pipes();
        for (var i = 0; i < 100; i++) await process.RunToEnd();
        await Eventually.True(() => OpenDescriptors.Pipes() <= before);
        Assert.Equal(101 * 2, process.Out.Text.Length);
    });
}
