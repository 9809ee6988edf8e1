using Supervisor.Node.Os.Daemon;
using Supervisor.Node.Os.Users;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Daemon;

/// <summary>What needs root and cannot be undone, each in a process of its own.</summary>
public class PrivilegeDropTests
{
    private const int Nobody = 65534;

    [RootFact]
    public Task Every_thread_becomes_the_user_for_good_with_that_users_groups_only() => OwnProcess.Run(static () =>
    {
        var users = new SystemUserDatabase();
        var nobody = users.FindUser(Nobody)!;

        Assert.Equal("Set uid to user 65534 succeeded", Messages(Privileges.Become(Nobody, users)));

        Assert.All(Threads(), thread =>
        {
            Assert.All(thread.Users, id => Assert.Equal($"{Nobody}", id));
            Assert.All(thread.Groups, id => Assert.Equal($"{nobody.Gid}", id));
            Assert.Equal([$"{nobody.Gid}"], thread.OtherGroups);
            Assert.Equal("0000000000000000", thread.Capabilities);
        });
        Assert.Equal(new StartStep.Failed("Can't drop privilege as nonroot user"), Privileges.Become(0, users));
        return Task.CompletedTask;
    });

    [RootFact]
    public async Task Groups_that_list_the_user_are_taken_and_those_of_root_are_not()
    {
        using var directory = new TempDir();
        var groups = directory.Write("group", "root:x:0:root\nnogroup:x:65534:\nlogs:x:777:root,nobody\nmedia:x:778:nobody\nwheel:x:779:root\n");
        string[] wrapper = ["/usr/bin/unshare", "--mount", "/bin/sh", "-c", $"mount --bind {groups} /etc/group && exec \"$@\"", "sh"];

        await OwnProcess.Run(wrapper, static () =>
        {
            Assert.IsType<StartStep.Done>(Privileges.Become(Nobody, new SystemUserDatabase()));
            Assert.All(Threads(), thread => Assert.Equal(["777", "778", "65534"], thread.OtherGroups));
            return Task.CompletedTask;
        });
    }

    [RootFact]
    public Task Root_that_may_not_set_groups_is_told() => OwnProcess.Run(["/usr/bin/setpriv", "--bounding-set=-setgid"], static () =>
    {
        Assert.Equal(new StartStep.Failed("Could not set groups of effective user"), Privileges.Become(Nobody, new SystemUserDatabase()));
        return Task.CompletedTask;
    });

    [RootFact]
    public Task Root_that_may_not_set_users_is_told() => OwnProcess.Run(["/usr/bin/setpriv", "--bounding-set=-setuid"], static () =>
    {
        Assert.Equal(new StartStep.Failed("Could not set user id of effective user"), Privileges.Become(Nobody, new SystemUserDatabase()));
        return Task.CompletedTask;
    });

    private static string Messages(StartStep step) => string.Join('\n', Assert.IsType<StartStep.Done>(step).Messages.Select(m => m.Text));

    private static List<ProcessFacts> Threads() =>
        [.. Directory.GetDirectories("/proc/self/task").Select(d => new ProcessFacts($"self/task/{Path.GetFileName(d)}"))];
}
