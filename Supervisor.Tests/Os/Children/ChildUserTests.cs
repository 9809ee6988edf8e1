using System.Runtime.InteropServices;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Ports;
using Supervisor.Node.Os.Interop;
using Supervisor.Node.Os.Users;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Children;

public partial class ChildUserTests
{
    private const int Daemon = 1, Nobody = 65534;

    [RootFact]
    public Task A_child_has_the_user_in_every_respect_and_the_next_one_is_root_again() => OwnProcess.Run(static async () =>
    {
        var host = new RealHost();
        var process = As(host, Daemon, "/bin/sleep 1000");
        var child = new ProcessFacts((await process.Spawned()).Pid);
        Assert.Equal(["1", "1", "1", "1"], child.Users);
        Assert.Equal(["1", "1", "1", "1"], child.Groups);
        var users = new SystemUserDatabase();
        Assert.Equal(users.GroupsOf(users.FindUser(1L)!).Select(g => $"{g}").Order(), child.OtherGroups.Order());
        Assert.Equal("0000000000000000", child.Capabilities);
        process.Signal(SignalByPid.Kill);

        var next = host.Open("/bin/sleep 1000");
        child = new ProcessFacts((await next.Spawned()).Pid);
        Assert.Equal(["0", "0", "0", "0"], child.Users);
        Assert.Equal(["0", "0", "0", "0"], child.Groups);
        Assert.Equal(new ProcessFacts("self").OtherGroups, child.OtherGroups);
        Assert.Equal(new ProcessFacts("self").Capabilities, child.Capabilities);
        next.Signal(SignalByPid.Kill);
    });

    [RootFact]
    public Task Supplementary_groups_come_from_the_user_database() => OwnProcess.Run(static async () =>
    {
        var process = As(new RealHost(new FakeUsers([Nobody, 4, 24])), Nobody, "/bin/sleep 1000");
        var child = new ProcessFacts((await process.Spawned()).Pid);
        Assert.Equal(["4", "24", "65534"], child.OtherGroups);
        Assert.Equal(["65534", "65534", "65534", "65534"], child.Groups);
        process.Signal(SignalByPid.Kill);
    });

    [RootFact]
    public Task The_daemon_itself_stays_root_in_all_its_threads() => OwnProcess.Run(static async () =>
    {
        var host = new RealHost();
        for (var i = 0; i < 50; i++) await As(host, Daemon, "/bin/true", $"p{i}").RunToEnd();
        foreach (var task in Directory.GetDirectories("/proc/self/task"))
        {
            var thread = new ProcessFacts(task["/proc/".Length..]);
            Assert.Equal(["0", "0", "0", "0"], thread.Users);
            Assert.Equal(["0", "0", "0", "0"], thread.Groups);
        }
    });

    [RootFact]
    public Task A_child_can_open_its_own_stdout_by_name() => OwnProcess.Run(static async () =>
    {
        var process = As(new RealHost(), Daemon, "/bin/sh -c 'echo out >/dev/stdout; echo err >/dev/stderr'");
        Assert.Equal(WaitStatus.Exited(0), await process.RunToEnd());
        Assert.Equal(("out\n", "err\n"), (process.Out.Text, process.Err.Text));
    });

    [RootFact]
    public Task The_working_directory_is_entered_with_the_users_rights() => OwnProcess.Run(static async () =>
    {
        using var dir = new TempDir();
        Directory.CreateDirectory(dir.File("closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var host = new RealHost();
        var config = new ProcessConfig { Name = "x", Command = "/bin/pwd", Directory = dir.File("closed"), Uid = Daemon };
        var process = host.Open(config);
        var text = $"couldn't chdir to {config.Directory}: EACCES";
        Assert.Equal(new SpawnFailure(SpawnStage.ChangeDirectory, 13, text), await process.Failed());
        Assert.Equal($"supervisor: {text}\nsupervisor: child process was not spawned\n", process.Err.Text);
        Assert.Equal(WaitStatus.Exited(0), await host.Open(config with { Name = "y", Directory = dir.Path }).RunToEnd());
    });

    [RootFact]
    public Task A_command_only_root_may_execute_is_found_but_not_executed() => OwnProcess.Run(static async () =>
    {
        using var dir = new TempDir();
        var script = dir.WriteScript("x", "#!/bin/sh\n");
        File.SetUnixFileMode(script, UnixFileMode.UserExecute | UnixFileMode.UserRead);
        var process = As(new RealHost(), Daemon, script);
        Assert.Equal(new SpawnFailure(SpawnStage.Execute, 13, $"couldn't exec {script}: EACCES"), await process.Failed());
    });

    [RootFact]
    public Task A_user_with_too_many_processes_gets_no_more() => OwnProcess.Run(static async () =>
    {
        var host = new RealHost();
        var first = As(host, Daemon, "/bin/sleep 1000", "first");
        await first.Spawned();
        OpenDescriptors.Limit(0, Libc.RLIMIT_NPROC);
        var second = As(host, Daemon, "/bin/true");
        Assert.Equal(new SpawnFailure(SpawnStage.Fork, 11, "Too many processes in process table to spawn 'u'"), await second.Failed());
        Assert.Equal(WaitStatus.Exited(0), await host.Open("/bin/true").RunToEnd());
        first.Signal(SignalByPid.Kill);
    });

    [Fact]
    public Task A_user_nobody_knows_cannot_be_switched_to() => OwnProcess.Run(static async () =>
    {
        var process = As(new RealHost(), 4_000_000, "/bin/true");
        const string Text = "couldn't setuid to 4000000: Can't find uid 4000000";
        Assert.Equal(new SpawnFailure(SpawnStage.SetUser, 0, Text), await process.Failed());
        Assert.Equal($"supervisor: {Text}\nsupervisor: child process was not spawned\n", process.Err.Text);
    });

    [RootFact]
    public Task Who_is_not_root_can_be_only_who_he_is() => OwnProcess.Run(
        ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"],
        static async () =>
        {
            var host = new RealHost();
            Assert.Equal("couldn't setuid to 1: Can't drop privilege as nonroot user", (await As(host, Daemon, "/bin/true").Failed()).Text);
            Assert.Equal(WaitStatus.Exited(0), await As(host, Nobody, "/bin/true", "same").RunToEnd());
        });

    [RootFact]
    public Task Root_without_the_right_to_change_groups_says_so_and_goes_on_with_a_sound_thread() => OwnProcess.Run(static async () =>
    {
        var users = new FakeUsers([Nobody]);
        var host = new RealHost(users);
        users.Asked = LoseTheRightToSetGroups;
        var process = As(host, Nobody, "/bin/true");
        Assert.Equal("couldn't setuid to 65534: Could not set groups of effective user", (await process.Failed()).Text);
        users.Asked = () => { };
        Assert.Equal(WaitStatus.Exited(0), await process.RunToEnd());
        Assert.Equal(1, host.Log.Count(LogLevel.Warn));
    });

    private static SlotOwner As(RealHost host, int uid, string command, string name = "u") =>
        host.Open(new ProcessConfig { Name = name, Command = command, Uid = uid });

    // Of the calling thread alone: the one that makes the children, as it is the one that asks for groups.
    private static unsafe void LoseTheRightToSetGroups()
    {
        const uint Version3 = 0x20080522, CAP_SETGID = 1 << 6;
        var header = stackalloc uint[2] { Version3, 0 };
        var sets = stackalloc uint[6];
        Assert.Equal(0, capget(header, sets));
        (sets[0], sets[1]) = (sets[0] & ~CAP_SETGID, sets[1] & ~CAP_SETGID);
        Assert.Equal(0, capset(header, sets));
    }

    [LibraryImport("libc")]
    private static unsafe partial int capget(uint* header, uint* sets);

    [LibraryImport("libc")]
    private static unsafe partial int capset(uint* header, uint* sets);

    private sealed class FakeUsers(int[] groups) : IUserDatabase
    {
        public Action Asked { get; set; } = () => { };

        public int CurrentUid => 0;

        public UserEntry? FindUser(string name) => null;

        public UserEntry? FindUser(long uid) => new("nobody", (int)uid, (int)uid, "/");

        public int? FindGroup(string name) => null;

        public int? FindGroup(long gid) => null;

        public IReadOnlyList<int> GroupsOf(UserEntry user)
        {
            Asked();
            return groups;
        }
    }
}
