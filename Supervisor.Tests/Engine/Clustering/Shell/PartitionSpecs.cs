using System.Net;
using Akka.Actor;
using Akka.Cluster;
using Supervisor.Tests.Engine.Remote;

namespace Supervisor.Tests.Engine.Clustering.Shell;

/// <summary>Sides that do not hear each other, over a network inside the process.</summary>
public sealed class PartitionSpecs : IAsyncLifetime
{
    private const string Quick = "akka.cluster.failure-detector { heartbeat-interval = 100ms, acceptable-heartbeat-pause = 2s }";
    private const string Decided = "akka.cluster.split-brain-resolver.stable-after = 500ms";
    private const string Undecided = "akka.cluster.downing-provider-class = \"\"";

    private readonly MemoryNetwork _network = new();
    private readonly Fleet _fleet;

    public PartitionSpecs() => _fleet = new Fleet(_network);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _fleet.End();

    [Fact]
    public async Task The_majority_stays_the_minority_ends_and_joins_again_when_the_network_is_whole()
    {
        var nodes = await Up(5, Quick, Decided);

        _network.Split(HostOf(3), HostOf(4));

        await Task.WhenAll(nodes[..3].Select(n => n.UntilUp(3)));
        foreach (var lost in nodes[3..]) Assert.Equal(CoordinatedShutdown.ClusterDowningReason.Instance, await lost.UntilEnded());
        var again = _fleet.StartAll([3, 4], _fleet.Seeds(0, 1, 2, 3, 4), Quick, Decided);
        _network.Join();
        await Task.WhenAll(nodes[..3].Concat(again).Select(n => n.UntilUp(5)));
        Assert.Equal(3, nodes[..3].Count(n => again[0].Cluster.State.Members.Any(m => m.UniqueAddress == n.Self)));
    }

    [Fact]
    public async Task A_partition_that_heals_before_anything_is_decided_changes_nobody()
    {
        var nodes = await Up(4, Quick, Undecided);

        _network.Split(HostOf(0), HostOf(1));
        await Task.WhenAll(nodes.Select(n => n.Until(x => x.Cluster.State.Unreachable.Count == 2, "sees two unreachable")));
        _network.Join();

        await Task.WhenAll(nodes.Select(n => n.UntilUp(4)));
        Assert.All(nodes, n => Assert.Empty(n.Events.OfType<ClusterEvent.MemberDowned>()));
    }

    [Fact]
    public async Task A_host_that_hears_nothing_for_a_while_is_unreachable_meanwhile()
    {
        var nodes = await Up(3, Quick, Undecided);

        _network.MakeDeaf(HostOf(2));
        await Task.WhenAll(nodes[..2].Select(n => n.UntilTold<ClusterEvent.UnreachableMember>(e => e.Member.UniqueAddress == nodes[2].Self)));
        _network.Wake(HostOf(2));

        await Task.WhenAll(nodes[..2].Select(n => n.UntilTold<ClusterEvent.ReachableMember>(e => e.Member.UniqueAddress == nodes[2].Self)));
        await Task.WhenAll(nodes.Select(n => n.UntilUp(3)));
    }

    [Fact]
    public async Task Who_joins_while_somebody_is_unreachable_may_work_and_is_Up_later()
    {
        const string Patience = "akka.cluster.allow-weakly-up-members = 200ms";
        var nodes = await Up(3, Quick, Undecided, Patience);
        _network.Split(HostOf(2));
        await nodes[0].UntilTold<ClusterEvent.UnreachableMember>();

        var late = _fleet.Start(3, _fleet.Seeds(0, 1), Quick, Undecided, Patience);
        await late.UntilTold<ClusterEvent.MemberWeaklyUp>(e => e.Member.UniqueAddress == late.Self);
        _network.Join();

        await Task.WhenAll(nodes.Append(late).Select(n => n.UntilUp(4)));
    }

    [Fact]
    public async Task Over_TCP_a_cut_is_noticed_and_healed()
    {
        var fleet = new Fleet();
        TcpRelay[] relays = [new(IPAddress.Loopback), new(IPAddress.Loopback)];
        try
        {
            string Seeds() => $"akka.cluster.seed-nodes = [{string.Join(',', relays.Select(r => $"\"akka.tcp://{fleet.Name}@127.0.0.1:{r.Port}\""))}]";
            string Behind(TcpRelay relay) => $"akka.remote.dot-netty.tcp {{ public-hostname = 127.0.0.1, public-port = {relay.Port} }}";
            for (var n = 0; n < 2; n++) relays[n].PassTo(new IPEndPoint(IPAddress.Parse(fleet.AddressOf(n).Host), fleet.AddressOf(n).Port!.Value));
            FleetNode[] nodes = [fleet.Start(0, Seeds(), Behind(relays[0]), Quick, Undecided), fleet.Start(1, Seeds(), Behind(relays[1]), Quick, Undecided)];
            await Task.WhenAll(nodes.Select(n => n.UntilUp(2)));

            foreach (var relay in relays) relay.IsCut = true;
            foreach (var relay in relays) relay.CutAll();
            await Task.WhenAll(nodes.Select(n => n.UntilTold<ClusterEvent.UnreachableMember>()));
            foreach (var relay in relays) relay.IsCut = false;

            await Task.WhenAll(nodes.Select(n => n.UntilTold<ClusterEvent.ReachableMember>()));
        }
        finally
        {
            await fleet.End();
            foreach (var relay in relays) relay.Dispose();
        }
    }

    private string HostOf(int n) => _fleet.AddressOf(n).Host;

    private async Task<FleetNode[]> Up(int count, params string[] hocon)
    {
        int[] numbers = [.. Enumerable.Range(0, count)];
        var nodes = _fleet.StartAll(numbers, [_fleet.Seeds(numbers), .. hocon]);
        await Task.WhenAll(nodes.Select(n => n.UntilUp(count)));
        return nodes;
    }
}
