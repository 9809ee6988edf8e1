using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Http;

/// <summary>The reference's own client against a fleet's server.</summary>
public class FleetReferenceClientTests
{
    private static async Task<FleetServer> Start()
    {
        var server = await FleetServer.Start(new ManualTime(), "a", "b");
        server.Fleet.Run("a", "cat", "cat", state: ProcessState.Stopped);
        server.Fleet.Run("b", "web", "p1", state: ProcessState.Starting);
        server.Fleet.Run("b", "web", "p2", state: ProcessState.Starting);
        await server.Fleet.Shows("a", "b", 2);
        return server;
    }

    private static async Task<string> Ctl(FleetServer server, params string[] arguments) =>
        (await CommandRunner.RunAsync(Reference.Client, ["-s", $"unix://{server.SocketPath}", .. arguments])).Output;

    [ReferenceFact]
    public async Task Supervisorctl_shows_the_processes_of_all_nodes()
    {
        await using var server = await Start();
        Assert.Equal(
            """
            cat@a:cat                        STOPPED   Not started
            web@b:p1                         STARTING  
            web@b:p2                         STARTING  

            """,
            (await Ctl(server, "status")).Replace("Jan 01 12:00 AM", "Not started", StringComparison.Ordinal));
        Assert.Equal("web@b:p1                         STARTING  \n", await Ctl(server, "status", "web@b:p1"));
        server.Fleet.Reach("b", isReachable: false);
        await Eventually.True(() => !server.Fleet["a"].Fleet.Find("b").Node!.Member.IsReachable);
        Assert.Contains(
            "web@b:p1                         UNKNOWN   unreachable for 0:00:00, was STARTING\n",
            await Ctl(server, "status"), StringComparison.Ordinal);
    }

    [ReferenceFact]
    public async Task Supervisorctl_starts_stops_and_signals_on_any_node()
    {
        await using var server = await Start();
        Assert.Equal("web@b:p1: started\n", await Ctl(server, "start", "web@b:p1"));
        Assert.Equal("web@b:p1: signalled\n", await Ctl(server, "signal", "HUP", "web@b:p1"));
        Assert.Equal("web@c:p1: ERROR (no such process)\n", await Ctl(server, "stop", "web@c:p1"));
        Assert.Equal("web@b:p1: cleared\n", await Ctl(server, "clear", "web@b:p1"));
        server.Fleet["b"].Supervisor.AnswerWith(new CommandReply.Outcomes(EquatableArray.Of(
            ProcessOutcome.Ok("web", "p1"), ProcessOutcome.Ok("web", "p2"))));
        server.Fleet["a"].Supervisor.AnswerWith(new CommandReply.Outcomes(EquatableArray.Of(ProcessOutcome.Ok("cat", "cat"))));
        Assert.Equal("web@b:p1: stopped\nweb@b:p2: stopped\n", await Ctl(server, "stop", "web@b:*"));
        Assert.Equal("cat@a:cat: started\nweb@b:p1: started\nweb@b:p2: started\n", await Ctl(server, "start", "all"));
        server.Fleet.Reach("b", isReachable: false);
        await Eventually.True(() => !server.Fleet["a"].Fleet.Find("b").Node!.Member.IsReachable);
        Assert.Equal(
            "cat@a:cat: stopped\nweb@b:p1: ERROR (UNREACHABLE_NODE: b)\nweb@b:p2: ERROR (UNREACHABLE_NODE: b)\n",
            (await Ctl(server, "stop", "all")).Replace("cat@a: stopped", "cat@a:cat: stopped", StringComparison.Ordinal));
    }

    [ReferenceFact]
    public async Task Supervisorctl_shows_and_follows_logs_of_any_node()
    {
        await using var server = await Start();
        var log = server.Directory.Write("log", "hello wörld\n");
        server.Fleet.Run("b", "web", "p3", stdout: log);
        Assert.Equal("hello wörld\n\n", await Ctl(server, "tail", "web@b:p3"));
        Assert.Equal("rld\n\n", await Ctl(server, "tail", "-4", "web@b:p3"));
        Assert.Equal("web@b:p4: ERROR (no such process name)\n", await Ctl(server, "tail", "web@b:p4"));
        var script = $"timeout -s INT 3 {Reference.Client} -s unix://{server.SocketPath} tail -f web@b:p3 & "
            + $"sleep 1; echo more >> {log}; wait";
        var result = await CommandRunner.RunAsync("/bin/sh", ["-c", script]);
        Assert.Contains("hello wörld\nmore\n", result.Output, StringComparison.Ordinal);
    }
}
