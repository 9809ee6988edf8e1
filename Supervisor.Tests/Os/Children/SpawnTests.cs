using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Ports;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Children;

public class SpawnTests
{
    [Fact]
    public Task A_child_ends_with_its_exit_code_and_what_it_wrote_is_in_its_logs_by_then() => OwnProcess.Run(static async () =>
    {
        var host = new RealHost();
        var process = host.Shell("echo out; echo err >&2; exit 7");
        Assert.Equal(WaitStatus.Exited(7), await process.RunToEnd());
        Assert.Equal(("out\n", "err\n"), (process.Out.Text, process.Err.Text));
    });

    [Fact]
    public Task A_child_killed_by_a_signal_tells_which() => OwnProcess.Run(static async () =>
    {
        var process = new RealHost().Open("/bin/sleep 1000");
        await process.Spawned();
        Assert.IsType<SignalOutcome.Sent>(process.Signal(SignalByPid.Term));
        Assert.Equal(WaitStatus.Killed(15), await process.Exited());
        Assert.Equal(new SignalOutcome.Gone("[Errno 3] No such process"), process.Signal(SignalByPid.Term));
    });

    [Fact]
    public Task A_slot_has_many_children_one_after_the_other() => OwnProcess.Run(static async () =>
    {
        var process = new RealHost().Open("/bin/true");
        var pids = new HashSet<int>();
        for (var i = 0; i < 20; i++)
        {
            pids.Add((await process.Spawned()).Pid);
            Assert.Equal(WaitStatus.Exited(0), await process.Exited());
        }

        Assert.Equal(20, pids.Count);
    });

    [Fact]
    public Task Redirected_stderr_goes_where_stdout_goes() => OwnProcess.Run(static async () =>
    {
        var process = new RealHost().Open(new ProcessConfig { Name = "x", Command = "sh -c 'echo a; echo b >&2'", RedirectStderr = true });
        await process.RunToEnd();
        Assert.Equal(("a\nb\n", ""), (process.Out.Text, process.Err.Text));
    });
}
