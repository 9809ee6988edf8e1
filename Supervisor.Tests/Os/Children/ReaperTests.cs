using System.Globalization;
using System.Runtime.InteropServices;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Ports;
using Supervisor.Node.Os.Interop;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Children;

public partial class ReaperTests
{
    private const int PR_SET_CHILD_SUBREAPER = 36;

    [Fact]
    public Task Of_five_hundred_quick_children_none_is_lost_and_none_told_of_twice() => OwnProcess.Run(static async () =>
    {
        var host = new RealHost();
        var slots = Enumerable.Range(0, 500).Select(i => host.Open($"/bin/sh -c \"exit {i % 200}\"")).ToArray();
        foreach (var slot in slots) slot.Spawn();
        for (var i = 0; i < slots.Length; i++)
        {
            await slots[i].Next<HostEvent.ChildSpawned>();
            Assert.Equal(WaitStatus.Exited(i % 200), await slots[i].Exited());
        }

        foreach (var slot in slots) Assert.Equal(WaitStatus.Exited(Array.IndexOf(slots, slot) % 200), await slot.RunToEnd());
        Assert.All(slots, s => Assert.True(s.HasHeardAll));
        Assert.DoesNotContain(host.Log.Lines, l => l.Contains("unknown pid", StringComparison.Ordinal));
    });

    [Fact]
    public Task A_child_that_is_dead_before_the_spawner_knows_its_number_is_not_a_stranger() => OwnProcess.Run(static async () =>
    {
        var host = new RealHost();
        var process = host.Open("/bin/true");
        // The spawner is held in the middle of the spawn, until its child is dead and the reaper has had to look it up.
        process.OnTold = told =>
        {
            if (told is HostEvent.ChildSpawned spawned) AwaitDeath(spawned.Pid);
        };
        for (var i = 0; i < 20; i++) Assert.Equal(WaitStatus.Exited(0), await process.RunToEnd());
        Assert.DoesNotContain(host.Log.Lines, l => l.Contains("unknown pid", StringComparison.Ordinal));
    });

    [Fact]
    public Task A_core_dump_is_told() => OwnProcess.Run(static async () =>
    {
        using var dir = new TempDir();
        const string Script = "/bin/sh -c 'ulimit -c unlimited; kill -QUIT $$'";
        var process = new RealHost().Open(new ProcessConfig { Name = "x", Command = Script, Directory = dir.Path });
        var status = await process.RunToEnd();
        // Whether one is written is the machine's business (core_pattern); that we say what the kernel says is ours.
        Assert.Equal((3, -1), (status.Signal, status.ExitCode));
        Assert.Equal(status.CoreDumped ? "terminated by SIGQUIT (core dumped)" : "terminated by SIGQUIT", status.ToString());
    });

    [Theory]
    [InlineData(0, "exit status 0")]
    [InlineData(3 << 8, "exit status 3")]
    [InlineData(255 << 8, "exit status 255")]
    [InlineData(9, "terminated by SIGKILL")]
    [InlineData(11 | 0x80, "terminated by SIGSEGV (core dumped)")]
    [InlineData(64, "terminated by SIGRTMAX")]
    public void What_the_kernel_says_of_an_end_is_understood(int status, string text) =>
        Assert.Equal(text, Node.Os.Children.Death.StatusOf(status).ToString());

    [Fact]
    public Task An_orphan_that_comes_to_us_is_reaped_and_logged() => OwnProcess.Run(static async () =>
    {
        Assert.Equal(0, prctl(PR_SET_CHILD_SUBREAPER, 1));
        var host = new RealHost();
        using var dir = new TempDir();
        var (orphan, process) = await Orphan(host, dir);
        var other = host.Open("/bin/sleep 1000");
        await other.Spawned();
        await NamedPipe.Open(dir.File("gate"));
        await host.Log.Line($"reaped unknown pid {orphan} (exit status 7)");
        await process.Out.Ended;
        other.Signal(SignalByPid.Kill);
    });

    [Fact]
    public Task While_there_is_no_child_at_all_the_kernel_reaps_by_itself() => OwnProcess.Run(static async () =>
    {
        var process = new RealHost().Open("/bin/sleep 1000");
        await Eventually.True(IsLeftToKernel);
        await process.Spawned();
        Assert.False(IsLeftToKernel());
        process.Signal(SignalByPid.Kill);
        Assert.Equal(WaitStatus.Killed(SignalByPid.Kill), await process.Exited());
        await Eventually.True(IsLeftToKernel);
    });

    [RootFact]
    public Task As_process_number_1_we_get_the_statuses_of_our_children_and_reap_the_others() => OwnProcess.Run(
        ["/usr/bin/unshare", "--pid", "--fork", "--mount-proc", "--kill-child"],
        static async () =>
        {
            Assert.Equal(1, Environment.ProcessId);
            var host = new RealHost();
            using var dir = new TempDir();
            for (var i = 0; i < 5; i++) Assert.Equal(WaitStatus.Exited(7), await host.Open("/bin/sh -c 'exit 7'").RunToEnd());
            var (orphan, _) = await Orphan(host, dir);
            await NamedPipe.Open(dir.File("gate"));
            await host.Log.Line($"reaped unknown pid {orphan} (exit status 7)");
            Assert.Equal(WaitStatus.Exited(7), await host.Open("/bin/sh -c 'exit 7'").RunToEnd());
        });

    [Fact]
    public Task Who_started_us_with_SIGCHLD_ignored_does_not_take_the_statuses_away() => OwnProcess.Run(
        ["/bin/sh", "-c", "trap '' CHLD; exec \"$@\"", "sh"],
        static async () => Assert.Equal(WaitStatus.Exited(7), await new RealHost().Open("/bin/sh -c 'exit 7'").RunToEnd()));

    [Fact]
    public Task Without_children_nothing_runs() => OwnProcess.Run(static async () =>
    {
        var host = new RealHost();
        await host.Open("/bin/true").RunToEnd();
        var threads = Directory.GetDirectories("/proc/self/task").Where(IsOurs).ToArray();
        Assert.Equal(4, threads.Length);
        await Eventually.True(() => threads.All(IsAsleep));
        var before = threads.Select(Wakeups).ToArray();
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        Assert.Equal(before, threads.Select(Wakeups));
    });

    private static async Task<(int Pid, SlotOwner Process)> Orphan(RealHost host, TempDir dir)
    {
        var process = host.Shell($"(read x <{NamedPipe.Make(dir)}; exit 7) & echo $!");
        await process.RunToEnd();
        return (int.Parse(process.Out.Text, CultureInfo.InvariantCulture), process);
    }

    private static bool IsLeftToKernel()
    {
        var ignored = File.ReadLines("/proc/self/status").First(l => l.StartsWith("SigIgn:", StringComparison.Ordinal))[7..];
        var signals = ulong.Parse(ignored.Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (signals & (1UL << (Libc.SIGCHLD - 1))) != 0;
    }

    private static unsafe void AwaitDeath(int pid)
    {
        Libc.ChildStatus status;
        Assert.Equal(0, Libc.waitid(Libc.P_PID, (uint)pid, &status, Libc.WEXITED | Libc.WNOWAIT));
    }

    private static bool IsOurs(string task) =>
        File.ReadAllText(task + "/comm").Trim() is "reaper" or "spawner" or "spawner keeper" or "pump";

    private static bool IsAsleep(string task) => File.ReadLines(task + "/status").Contains("State:\tS (sleeping)");

    private static string Wakeups(string task) =>
        File.ReadLines(task + "/status").First(l => l.StartsWith("voluntary_ctxt", StringComparison.Ordinal));

    [LibraryImport("libc")]
    private static partial int prctl(int what, nint value);
}
