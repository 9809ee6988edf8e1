using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Ports;
using Supervisor.Node.Os.Children;
using Supervisor.Node.Os.Daemon;
using Supervisor.Node.Os.Interop;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Children;

/// <summary>What a child finds when it begins.</summary>
public class BornChildTests
{
    private const int F_DUPFD = 0;

    // The shell stays: what it has is what its child can know to have been given.
    private static readonly string[] LimitedTo600 = ["/bin/sh", "-c", "ulimit -Sn 600; ulimit -Hn 4000; \"$@\"; exit $?", "sh"];

    [Fact]
    public Task A_child_leads_a_process_group_of_its_own_in_the_daemons_session() => OwnProcess.Run(static async () =>
    {
        var process = new RealHost().Open("/bin/sleep 1000");
        var child = new ProcessFacts((await process.Spawned()).Pid);
        Assert.Equal((child.Pid, new ProcessFacts(Environment.ProcessId).Session), (child.Group, child.Session));
        Assert.Equal(Environment.ProcessId, child.Parent);
        process.Signal(SignalByPid.Kill);
    });

    [Fact]
    public Task Every_signal_is_at_its_default_and_none_is_blocked() => OwnProcess.Run(
        ["/bin/sh", "-c", "trap '' HUP USR1 XFSZ; exec \"$@\"", "sh"],
        static async () =>
        {
            var process = new RealHost().Open("/bin/cat /proc/self/status");
            await process.RunToEnd();
            Assert.All(["SigPnd", "SigBlk", "SigIgn", "SigCgt"], set =>
                Assert.Contains($"\n{set}:\t0000000000000000\n", process.Out.Text, StringComparison.Ordinal));
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task No_descriptor_of_the_daemon_leaks_into_a_child(bool closesDescriptors) => closesDescriptors
        ? OwnProcess.Run(static () => NoLeak(new RealHost()))
        : OwnProcess.Run(static () => NoLeak(new RealHost(abilities: SpawnAbilities.Here with { ClosesDescriptors = false })));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_child_has_its_umask_and_the_daemon_and_the_next_child_keep_theirs(bool ownUmask) => ownUmask
        ? OwnProcess.Run(Umasks)
        : OwnProcess.Run(static () =>
        {
            Seccomp.ForbidUnshare();
            return Umasks();
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_child_begins_in_its_directory_and_the_next_one_in_the_daemons(bool changesDirectory) => changesDirectory
        ? OwnProcess.Run(static () => Directories(static () => new RealHost()))
        : OwnProcess.Run(static () => Directories(static () => new RealHost(abilities: SpawnAbilities.Here with { ChangesDirectory = false })));

    [Fact]
    public Task A_relative_command_is_checked_in_the_daemons_directory_and_executed_in_the_childs() => OwnProcess.Run(static async () =>
    {
        using var dir = new TempDir();
        dir.WriteScript("daemon/x", "#!/bin/sh\necho daemon\n");
        dir.WriteScript("child/x", "#!/bin/sh\necho child\n");
        Directory.SetCurrentDirectory(dir.File("daemon"));
        var process = new RealHost().Open(new ProcessConfig { Name = "x", Command = "./x", Directory = dir.File("child") });
        await process.RunToEnd();
        Assert.Equal("child\n", process.Out.Text);
        Directory.SetCurrentDirectory("/");
    });

    [Fact]
    public Task A_child_has_the_descriptor_limit_that_was_meant_for_it_and_the_daemon_keeps_its_own() => OwnProcess.Run(
        LimitedTo600,
        static async () =>
        {
            var before = OpenDescriptors.Limits();
            ChildLimits.Adopt(700);
            var process = new RealHost().Open("sh -c 'ulimit -Sn; ulimit -Hn'");
            await process.RunToEnd();
            Assert.Equal(("700\n4000\n", before), (process.Out.Text, OpenDescriptors.Limits()));
        });

    [Fact]
    public Task With_many_descriptors_open_the_child_is_given_its_limit_when_it_is_there() => OwnProcess.Run(
        LimitedTo600,
        static async () =>
        {
            ChildLimits.Adopt(600);
            var files = Enumerable.Range(0, 500).Select(_ => File.OpenRead("/dev/null")).ToArray();
            var process = new RealHost().Open("sh -c 'read x; ulimit -Sn'");
            await process.Spawned();
            process.Write("go\n");
            await process.Exited();
            Assert.Equal("600\n", process.Out.Text);
            Array.ForEach(files, f => f.Dispose());
        });

    [Fact]
    public Task Words_arrive_as_they_were_split_and_the_first_as_it_was_written() => OwnProcess.Run(static async () =>
    {
        var process = new RealHost().Open("sh -c 'tr \"\\\\0\" \"|\" </proc/$$/cmdline; exit 0' 'ü b' \"\"");
        Assert.Equal(WaitStatus.Exited(0), await process.RunToEnd());
        Assert.StartsWith("sh|-c|", process.Out.Text, StringComparison.Ordinal);
        Assert.EndsWith("|\u00c3\u00bc b||", process.Out.Text, StringComparison.Ordinal);
    });

    private static async Task NoLeak(RealHost host)
    {
        // Not closed on exec, as what a careless starter of the daemon leaves behind.
        var leaks = Enumerable.Range(0, 5).Select(_ => Libc.fcntl(0, F_DUPFD, 40)).ToArray();
        Assert.All(leaks, fd => Assert.True(fd >= 40));
        var others = host.Open("/bin/sleep 1000");
        await others.Spawned();
        var process = host.Open("/bin/ls /proc/self/fd");
        await process.RunToEnd();
        // The last is the directory that it lists.
        Assert.Equal("0\n1\n2\n3\n", process.Out.Text);
        others.Signal(SignalByPid.Kill);
    }

    private static async Task Umasks()
    {
        _ = Libc.umask(0b000_010_010);
        var host = new RealHost();
        var strict = host.Open(new ProcessConfig { Name = "strict", Command = "sh -c umask", Umask = 0b000_111_111 });
        var plain = host.Open("sh -c umask");
        strict.Spawn();
        plain.Spawn();
        await strict.Next<HostEvent.ChildSpawned>();
        await plain.Next<HostEvent.ChildSpawned>();
        Assert.Equal("0022", new ProcessFacts("self").Umask);
        await strict.Next<HostEvent.ChildExited>();
        await plain.Next<HostEvent.ChildExited>();
        Assert.Equal(("0077\n", "0022\n"), (strict.Out.Text, plain.Out.Text));
    }

    private static async Task Directories(Func<RealHost> make)
    {
        using var dir = new TempDir();
        Directory.SetCurrentDirectory("/usr");
        var host = make();
        var inside = host.Open(new ProcessConfig { Name = "inside", Command = "/bin/pwd", Directory = dir.Path });
        var plain = host.Open("/bin/pwd");
        inside.Spawn();
        plain.Spawn();
        await inside.Out.Ended;
        await plain.Out.Ended;
        Assert.Equal(($"{dir.Path}\n", "/usr\n"), (inside.Out.Text, plain.Out.Text));
        var lost = host.Open(new ProcessConfig { Name = "lost", Command = "/bin/pwd", Directory = dir.File("lost") });
        Assert.Equal($"couldn't chdir to {dir.File("lost")}: ENOENT", (await lost.Failed()).Text);
        await plain.Next<HostEvent.ChildSpawned>();
        await plain.Exited();
        await plain.RunToEnd();
        Assert.Equal("/usr\n/usr\n", plain.Out.Text);
    }
}
