using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Ports;
using Supervisor.Node.Os.Interop;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Children;

public class SpawnFailureTests
{
    private const string Said = "\nsupervisor: child process was not spawned\n";

    [Fact]
    public Task A_command_that_is_not_there_fails_before_any_log_is_opened() => OwnProcess.Run(static async () =>
    {
        var process = new RealHost().Open("/no/such/file");
        Assert.Equal(new SpawnFailure(SpawnStage.FindCommand, 2, "can't find command '/no/such/file'"), await process.Failed());
        Assert.Empty(process.Logs.Calls);
    });

    [Fact]
    public Task A_command_can_be_looked_up_without_starting_it() => OwnProcess.Run(static async () =>
    {
        var host = new RealHost();
        var (good, bad) = (host.Open("sh"), host.Open("/no/such/file"));
        good.Slot.Locate(1);
        bad.Slot.Locate(2);
        Assert.Equal(new HostEvent.CommandLocated(1, null), await good.Next<HostEvent.CommandLocated>());
        var located = await bad.Next<HostEvent.CommandLocated>();
        Assert.Equal((2, SpawnStage.FindCommand), (located.Ticket, located.Problem!.Stage));
    });

    [Fact]
    public Task A_file_the_kernel_will_not_execute_is_named_and_said_in_its_stderr_log() => OwnProcess.Run(static async () =>
    {
        using var dir = new TempDir();
        var host = new RealHost();
        var plain = dir.WriteScript("plain", "echo no interpreter line\n");
        var process = host.Open($"{plain} x");
        Assert.Equal(new SpawnFailure(SpawnStage.Execute, 8, $"couldn't exec {plain}: ENOEXEC"), await process.Failed());
        Assert.Equal(($"supervisor: couldn't exec {plain}: ENOEXEC{Said}", ""), (process.Err.Text, process.Out.Text));

        var lost = dir.WriteScript("lost", "#!/no/such/interpreter\n");
        process = host.Open(new ProcessConfig { Name = "r", Command = lost, RedirectStderr = true });
        Assert.Equal(new SpawnFailure(SpawnStage.Execute, 2, $"couldn't exec {lost}: ENOENT"), await process.Failed());
        Assert.Equal(($"supervisor: couldn't exec {lost}: ENOENT{Said}", ""), (process.Out.Text, process.Err.Text));
    });

    [Fact]
    public Task A_directory_that_cannot_be_entered_is_named() => OwnProcess.Run(static async () =>
    {
        var host = new RealHost();
        foreach (var (directory, name, errno) in new[] { ("/no/such", "ENOENT", 2), ("/etc/passwd", "ENOTDIR", 20), ("", "ENOENT", 2) })
        {
            var process = host.Open(new ProcessConfig { Name = "d" + directory, Command = "/bin/true", Directory = directory });
            Assert.Equal(new SpawnFailure(SpawnStage.ChangeDirectory, errno, $"couldn't chdir to {directory}: {name}"), await process.Failed());
            Assert.Equal($"supervisor: couldn't chdir to {directory}: {name}{Said}", process.Err.Text);
        }
    });

    [Fact]
    public Task A_log_that_cannot_be_opened_is_named_and_nothing_stays_open() => OwnProcess.Run(static async () =>
    {
        var process = new RealHost().Open("/bin/true");
        process.Logs.OpenFailsWith = 21;
        Assert.Equal(new SpawnFailure(SpawnStage.OpenChannels, 21, "unknown error making dispatchers for 'p1': EISDIR"), await process.Failed());
        process.Logs.OpenFailsWith = 0;
        Assert.Equal(WaitStatus.Exited(0), await process.RunToEnd());
    });

    [Fact]
    public Task Too_many_open_files_are_said_and_nothing_stays_open() => OwnProcess.Run(static async () =>
    {
        var process = new RealHost().Open("/bin/true");
        await process.RunToEnd();
        await process.Out.Ended;
        await process.Err.Ended;
        var (before, pipes) = (OpenDescriptors.Numbers(), OpenDescriptors.Pipes());
        // Room for stdin and stdout, and no stderr.
        OpenDescriptors.Limit((ulong)Enumerable.Range(0, 4096).Where(fd => !before.Contains(fd)).ElementAt(5));
        Assert.Equal(new SpawnFailure(SpawnStage.OpenChannels, 24, "too many open files to spawn 'p1'"), await process.Failed());
        OpenDescriptors.Limit(4096);
        await process.RunToEnd();
        await Eventually.True(() => OpenDescriptors.Pipes() == pipes);
    });

    [Fact]
    public Task A_bug_in_the_logs_fails_this_start_and_no_other() => OwnProcess.Run(static async () =>
    {
        var host = new RealHost();
        var (buggy, sound) = (host.Open("/bin/true"), host.Open("/bin/true"));
        buggy.Logs.Bug = new InvalidOperationException("bug");
        Assert.Equal("unknown error making dispatchers for 'p1': InvalidOperationException", (await buggy.Failed()).Text);
        Assert.Equal(WaitStatus.Exited(0), await sound.RunToEnd());
        await host.Log.Line("uncaught exception while starting a process");
    });

    [RootFact]
    public Task Too_many_processes_are_said() => OwnProcess.Run(
        ["/usr/bin/setpriv", "--reuid=65533", "--regid=65533", "--clear-groups"],
        static async () =>
        {
            var process = new RealHost().Open("/bin/true");
            await process.RunToEnd();
            OpenDescriptors.Limit(1, Libc.RLIMIT_NPROC);
            var failure = await process.Failed();
            OpenDescriptors.Limit(1000, Libc.RLIMIT_NPROC);
            Assert.Equal(new SpawnFailure(SpawnStage.Fork, 11, "Too many processes in process table to spawn 'p1'"), failure);
            Assert.Equal("", process.Err.Text);
            Assert.Equal(WaitStatus.Exited(0), await process.RunToEnd());
        });
}
