using System.Security.Cryptography;
using Supervisor.Tests.Scenarios.Hosts;
using Supervisor.Tests.Scenarios.Networks;

namespace Supervisor.Tests.Scenarios;

public class StrangersScenario
{
    private const int Times = 20, HeldOpen = 100;

    [EmbeddedNetworkFact]
    public async Task Whatever_else_connects_is_refused_and_said_once_and_disturbs_nobody()
    {
        await using var fleet = await TestFleet.Prepare(3);
        ClusterHost[] members = [fleet[1], fleet[2]];
        await Task.WhenAll(members.Select(host => host.Start()));
        await fleet.UntilTheyAreOne(members);
        var (stranger, quiet) = (new Stranger(fleet.Lan, host: 3), Events(members));

        for (var i = 0; i < Times; i++) await SayEverything(stranger);
        var open = await Task.WhenAll(Enumerable.Range(0, HeldOpen).Select(_ => stranger.Connect(to: 1)));
        await fleet.UntilTheyAreOne(members);

        foreach (var socket in open) socket.Dispose();
        await fleet[1].Daemon.UntilLogged("protocol", "Akka.NET", "another version", "another name", "closed the connection", "too many");
        Assert.Equal(quiet, Events(members));
        Assert.DoesNotContain(Refusals(fleet[1]).CountBy(text => text), reason => reason.Value > 1);
    }

    [NetworkTheory]
    [InlineData("supervisor.cluster.secret = \"another secret, just as long and just as random\"")]
    [InlineData("supervisor.cluster.secret = null, akka.remote.dot-netty.tcp.hostname = 127.0.0.1")]
    public async Task A_daemon_without_the_secret_neither_joins_nor_commands(string intruder)
    {
        await using var fleet = await TestFleet.Prepare(3, new() { Hocon = host => host == 3 ? intruder : "" });
        ClusterHost[] members = [fleet[1], fleet[2]];
        await Task.WhenAll(fleet.Hosts.Select(host => host.Start()));
        await fleet.UntilTheyAreOne(members, besidesStrangers: !Bounds.IsEmbedded);

        var fault = await fleet[3].Daemon.FaultOf("cluster.startProcess", "n1", "spare", true);
        await fleet.UntilTheyAreOne(members, besidesStrangers: !Bounds.IsEmbedded);

        Assert.StartsWith("UNKNOWN_NODE", fault, StringComparison.Ordinal);
        Assert.DoesNotContain(await fleet[1].OwnRows(), row => row is { Name: "spare:spare", Pid: > 0 });
        Assert.DoesNotContain(Refusals(fleet[1]).CountBy(text => text), reason => reason.Value > 1);
    }

    private static async Task SayEverything(Stranger stranger)
    {
        await stranger.Say(1, RandomNumberGenerator.GetBytes(4096));
        await stranger.Say(1, "GET / HTTP/1.0\r\n\r\n"u8.ToArray());
        await stranger.Say(1, Stranger.AkkaNet);
        await stranger.Say(1, Stranger.Preface(99));
        await stranger.Say(1, Stranger.Preface(1), stranger.Hello("elsewhere", 1));
        await stranger.Say(1, Stranger.Preface(1), stranger.Hello("supervisor", 1), Stranger.Message(to: 1));
        using var scan = await stranger.Connect(to: 1);
    }

    private static List<ClusterEvent> Events(IEnumerable<ClusterHost> hosts) => [.. hosts.SelectMany(host => host.Tape.Events)];

    // What comes after the ports, which differ.
    private static IEnumerable<string> Refusals(ClusterHost host) =>
        from line in host.Daemon.Log.Split('\n')
        where line.Contains(" refused", StringComparison.Ordinal)
        select line[line.IndexOf(" refused", StringComparison.Ordinal)..];
}
