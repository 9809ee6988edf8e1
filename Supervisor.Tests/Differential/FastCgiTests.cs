using Supervisor.Tests.Cli;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Differential;

/// <summary>Shared sockets come and go as the reference's do: log lines, states, and what the kernel and the file system have.</summary>
[Trait("speed", "slow")]
public class FastCgiTests
{
    private const string Pool = """
        [fcgi-program:f]
        command=/bin/sleep 1000
        socket=unix://%(here)s/%(program_name)s.sock
        socket_mode=0660
        process_name=%(program_name)s%(process_num)d
        numprocs=2
        autostart=false

        """;

    [ReferenceFact]
    public Task A_pool_that_is_started_restarted_in_part_and_stopped() => LogScript.Same(_ => Pool, async script =>
    {
        await script.Call("startProcess", "f:f0");
        await script.Call("startProcess", "f:f1");
        await script.Call("stopProcess", "f:f0");
        await script.Call("startProcess", "f:f0");
        await script.Call("stopProcess", "f:f0");
        await script.Call("stopProcess", "f:f1");
        await script.Call("startProcess", "f:f1");
        await script.SignalChild("f:f1", SignalByPid.Kill);
        await script.LoggedTimes(3, "success: f1");
    });

    [ReferenceFact]
    public Task A_program_that_dies_at_once_closes_its_socket_each_time() => LogScript.Same(
        _ => "[fcgi-program:f]\ncommand=/bin/sh -c \"exit 3\"\nsocket=unix://%(here)s/f.sock\nstartsecs=10\nstartretries=1\n",
        script => script.Logged("gave up: f"));

    [ReferenceFact]
    public Task A_command_that_cannot_be_started_opens_the_socket_all_the_same() => LogScript.Same(
        _ => "[fcgi-program:f]\ncommand=/nonexistent/program\nsocket=unix://%(here)s/f.sock\nstartretries=1\n",
        script => script.Logged("gave up: f"));

    [ReferenceFact]
    public Task Groups_that_are_removed_and_added_and_a_reload() => LogScript.Same(_ => Pool, async script =>
    {
        await script.Call("startProcess", "f:f0");
        await script.Call("stopProcess", "f:f0");
        await script.Call("removeProcessGroup", "f");
        await script.Call("addProcessGroup", "f");
        await script.Call("startProcess", "f:f1");
        await script.Call("restart");
        await script.LoggedTimes(2, "supervisord started");
    });

    [ReferenceFact]
    public async Task Changes_of_a_pool_are_found_and_applied_alike()
    {
        await using var daemons = await DaemonPair.Start(_ => Pool);
        var comparison = daemons.Through(Client.OursPath);
        foreach (var line in (string[])["status", "start f:*", "avail", "reread"]) await comparison.Same(line);
        Change("socket_mode=0660", "socket_mode=0600");
        await comparison.Same("reread");
        Change("%(program_name)s.sock", "other.sock");
        foreach (var line in (string[])["reread", "update", "status", "start f:f0", "status", "stop f:*"]) await comparison.Same(line);
        Change("[fcgi-program:f]", "[fcgi-program:g]");
        foreach (var line in (string[])["reread", "update", "status", "start g:*", "remove g", "stop g:*", "remove g"])
            await comparison.Same(line);
        comparison.ShowDifferences();

        void Change(string before, string after)
        {
            foreach (var daemon in (DaemonUnderTest[])[daemons.Stock, daemons.Ours])
                File.WriteAllText(daemon.ConfigFile, File.ReadAllText(daemon.ConfigFile).Replace(before, after));
        }
    }

    [SocketReferenceFact]
    public async Task The_kernel_has_the_same_sockets()
    {
        await using var daemons = await DaemonPair.Start(_ => """
            [fcgi-program:mode]
            command=/bin/sleep 1000
            socket=unix://%(here)s/mode.sock
            socket_mode=0666
            socket_backlog=17
            [fcgi-program:default]
            command=/bin/sleep 1000
            socket=unix://%(here)s/default.sock
            """);
        await daemons.Both(async daemon =>
        {
            await daemon.UntilState("mode", "RUNNING");
            await daemon.UntilState("default", "RUNNING");
        });
        Assert.Equal(Facts(daemons.Stock), Facts(daemons.Ours));
    }

    [RootReferenceFact]
    public async Task Socket_files_have_the_same_owners()
    {
        await using var daemons = await DaemonPair.Start(_ => """
            [fcgi-program:owner]
            command=/bin/sleep 1000
            socket=unix://%(here)s/owner.sock
            socket_owner=nobody:daemon
            [fcgi-program:user]
            command=/bin/sleep 1000
            socket=unix://%(here)s/user.sock
            user=nobody
            [fcgi-program:root]
            command=/bin/sleep 1000
            socket=unix://%(here)s/root.sock
            """);
        await daemons.Both(async daemon =>
        {
            foreach (var name in (string[])["owner", "user", "root"]) await daemon.UntilState(name, "RUNNING");
        });
        Assert.Equal(Files(daemons.Stock), Files(daemons.Ours));
    }

    private static string Files(DaemonUnderTest daemon) => CommandRunner.Run(
        "/bin/sh", "-c", $"cd {daemon.Directory} && stat -c '%n %F %a %U %G' *.sock").Output.Replace("supervisor.sock socket", "");

    /// <summary>Files, and the listening sockets with their backlogs.</summary>
    private static string Facts(DaemonUnderTest daemon) =>
        Files(daemon) + string.Join('\n', CommandRunner.Run(SocketReferenceFactAttribute.Tool, "-xlnH").Output.Split('\n')
            .Where(line => line.Contains(daemon.Directory.Path, StringComparison.Ordinal) && !line.Contains("supervisor.sock"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(words => $"{words[3]} {words[4].Replace(daemon.Directory.Path, "")}")
            .Order(StringComparer.Ordinal));
}
