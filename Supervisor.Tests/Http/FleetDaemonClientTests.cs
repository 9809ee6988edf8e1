using Supervisor.Tests.Clustered;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Http;

/// <summary>The reference's own client and the fleet's socket of a real daemon.</summary>
[Trait("speed", "slow")]
public class FleetDaemonClientTests
{
    private static async Task<string> Ctl(string socket, params string[] words) =>
        (await CommandRunner.RunAsync(Reference.Client, ["-s", $"unix://{socket}", .. words])).Output;

    [ReferenceFact]
    public async Task Supervisorctl_controls_a_program_of_another_host_and_is_told_when_that_host_is_lost()
    {
        await using var fleet = await FleetUnderTest.Of(3);
        var socket = FleetUnderTest.FleetSocket(fleet[0].Directory);
        foreach (var node in new[] { "n0", "n1", "n2" })
            await Eventually.True(async () => (await Ctl(socket, "status", $"web@{node}:web")).Contains("RUNNING   pid "));
        Assert.Equal("web@n1:web: stopped\n", await Ctl(socket, "stop", "web@n1:web"));
        Assert.StartsWith("web                              STOPPED", await Ctl(fleet[1].SocketPath, "status"), StringComparison.Ordinal);
        Assert.Equal("web@n1:web: started\n", await Ctl(fleet[2].SocketPath, "start", "web@n1:*"));
        Assert.Equal("web@n1:web: ERROR (already started)\n", await Ctl(socket, "start", "web@n1:web"));
        await File.AppendAllTextAsync(await Log(fleet[1]), "hello\n");
        Assert.Equal("hello\n\n", await Ctl(socket, "tail", "web@n1:web"));
        Assert.Equal("web@n0:web: stopped\nweb@n1:web: stopped\nweb@n2:web: stopped\n", await Ctl(socket, "stop", "all"));
        Assert.Equal("web@n1:web: started\n", await Ctl(socket, "start", "web@n1:web"));

        fleet[1].Signal(SignalByPid.Stop);
        await fleet.UntilLogged(fleet[0], 1, "cannot be reached");
        Assert.Matches(
            @"^web@n1:web +UNKNOWN +unreachable for 0:00:\d\d, was RUNNING \(pid \d+, uptime 0:00:\d\d\)\n$",
            await Ctl(socket, "status", "web@n1:web"));
        Assert.Equal("web@n1:web: ERROR (UNREACHABLE_NODE: n1)\n", await Ctl(socket, "stop", "all"));
        fleet[1].Signal(SignalByPid.Cont);
        await Eventually.True(
            async () => (await Ctl(socket, "status", "web@n1:web")).Contains("RUNNING   pid "), TimeSpan.FromSeconds(60));
    }

    private static async Task<string> Log(DaemonUnderTest daemon)
    {
        const string script = "import sys; from xmlrpc.client import ServerProxy; from supervisor.xmlrpc import SupervisorTransport;"
            + "print(ServerProxy('http://x', transport=SupervisorTransport('', '', 'unix://' + sys.argv[1]))"
            + ".supervisor.getProcessInfo('web')['stdout_logfile'], end='')";
        return (await CommandRunner.RunAsync(Reference.Python, ["-c", script, daemon.SocketPath])).Output;
    }
}
