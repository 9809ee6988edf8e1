using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Fleet.Membership;
using Supervisor.Tests.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Fleet.Membership;

/// <summary>What a fleet actor is told of a cluster of two systems, which are real.</summary>
public sealed class MembershipTests : TestKit
{
    private const string Settings = """
        akka {
          loglevel = ERROR
          stdout-loglevel = OFF
          loggers = []
          actor.provider = cluster
          remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 }
          cluster { roles = [web, db], log-info = off }
          coordinated-shutdown.run-by-clr-shutdown-hook = off
          test.single-expect-default = 60s
        }
        """;

    private readonly TestProbe _fleet;
    private readonly FakeMainLog _log = new();
    private readonly Akka.Cluster.Cluster _cluster;
    private readonly string _here;

    public MembershipTests()
        : base(Settings, "supervisor")
    {
        _fleet = CreateTestProbe();
        _cluster = Akka.Cluster.Cluster.Get(Sys);
        _here = $"{_cluster.SelfAddress}";
        Sys.ActorOf(MembershipActor.Props(_fleet.Ref, new FleetBoard(), _log));
    }

    [Fact]
    public async Task Members_come_change_and_go_with_their_uids_and_roles()
    {
        Assert.Equal((_here, "Joining", true), Seen() is var self ? (self.Address, self.Status, self.IsReachable) : default);
        _cluster.Join(_cluster.SelfAddress);
        Assert.Equal(["db", "web"], Until(_here, "Up").Roles);
        Assert.Equal(_here, Until<FleetInput.LeadersSeen>(l => l.Oldest is not null).Oldest);

        var other = ActorSystem.Create("supervisor", Settings);
        var there = Akka.Cluster.Cluster.Get(other);
        there.Join(_cluster.SelfAddress);
        Assert.Equal(there.SelfUniqueAddress.Uid, Until($"{there.SelfAddress}", "Up").Uid);

        // Others may see it in before it does.
        AwaitCondition(() => there.SelfMember.Status == Akka.Cluster.MemberStatus.Up, TimeSpan.FromSeconds(60));
        there.Leave(there.SelfAddress);
        Until($"{there.SelfAddress}", "Leaving");
        Assert.Equal(there.SelfUniqueAddress.Uid, Until<FleetInput.MemberGone>(_ => true).Uid);
        await other.WhenTerminated.Within(TimeSpan.FromSeconds(60));
        Assert.Contains($"Info cluster: {there.SelfAddress} was removed", _log.Lines);
    }

    [Fact]
    public async Task A_node_that_is_out_does_not_take_the_others_for_gone()
    {
        var other = ActorSystem.Create("supervisor", Settings);
        var there = Akka.Cluster.Cluster.Get(other);
        there.Join(there.SelfAddress);
        _cluster.Join(there.SelfAddress);
        Until(_here, "Up");

        _cluster.Leave(_cluster.SelfAddress);
        await Sys.WhenTerminated.Within(TimeSpan.FromSeconds(60));
        await other.Terminate().Within(TimeSpan.FromSeconds(60));

        Assert.DoesNotContain(_log.Lines, l => l.Contains("was removed", StringComparison.Ordinal));
    }

    private FleetMember Seen() => _fleet.ExpectMsg<FleetInput.MemberSeen>().Member;

    private FleetMember Until(string address, string status) =>
        Until<FleetInput.MemberSeen>(m => m.Member.Address == address && m.Member.Status == status).Member;

    private T Until<T>(Func<T, bool> isRight) where T : FleetInput => (T)_fleet.FishForMessage(m => m is T input && isRight(input));
}
