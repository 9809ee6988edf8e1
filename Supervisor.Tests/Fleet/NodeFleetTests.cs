using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Fleet;
using Supervisor.Node.Logs.Following;
using Supervisor.Tests.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Fleet;

/// <summary>The fleet as servers see it, over a fleet actor whose cluster the test plays.</summary>
public class NodeFleetTests : TestKit
{
    private const string Here = "akka.tcp://supervisor@here:1", There = "akka.tcp://supervisor@there:1";

    private static readonly NodeId Self = new("here", 1), Other = new("there", 2);
    private static readonly SupervisorCommand Order = new SupervisorCommand.StopAll(Wait: true);

    private readonly FakeSupervisor _supervisor = new();
    private readonly ManualTime _time = new();
    private readonly FakeMembership _membership = new();
    private readonly LogWatcher _watcher = new();
    private readonly NodeFleet _fleet;
    private readonly TestProbe _peer;

    public NodeFleetTests()
    {
        _peer = CreateTestProbe();
        _fleet = new("here", _supervisor, _watcher, _time);
        _supervisor.Run("g", "p");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _watcher.Dispose();
    }

    private void Join()
    {
        FakePeer peer = null!;
        var ports = new FleetPorts(Self, Here, _supervisor.Ask, _ => peer, _fleet.Home);
        var actor = Sys.ActorOf(FleetActor.Props(ports));
        peer = new(Other, There, new(Here, Self.Uid), secret: null, envelope => actor.Tell(envelope, ActorRefs.NoSender))
        {
            Heard = letter => _peer.Ref.Tell(letter.Content, ActorRefs.NoSender),
        };
        var inlet = new Inlet(actor, ports.Key);
        _fleet.Become(new(inlet, _membership));
        inlet.Tell(new FleetInput.MemberSeen(new(Here, Self.Uid, default, "Up", IsReachable: true)));
        inlet.Tell(new FleetInput.LeadersSeen(Here, There));
        inlet.Tell(new FleetInput.MemberSeen(new(There, Other.Uid, default, "Up", IsReachable: true)));
        AwaitCondition(() => peer.Trusts);
        var table = NodeTable.Empty(Other).With(new DaemonFacts("9.9", Mood.Running)).With(new ProcessInfo { Group = "g", Name = "q" });
        peer.Tell(new FleetMessage.TableTold(Assert.Single(table.InParts())));
        AwaitCondition(() => _fleet.Find("there").Node is not null);
    }

    [Fact]
    public async Task Without_a_membership_this_node_is_there_alone_and_works()
    {
        var node = Assert.Single(_fleet.Nodes());
        Assert.Equal(("here", true, "p"), (node.Name, node.IsSelf, Assert.Single(node.Rows()).Name));
        Assert.Equal(new CommandReply.Done(), await _fleet.Ask("here", Order).Within());
        Assert.Equal(Order, Assert.Single(_supervisor.Asked));
        Assert.Equal(new CommandReply.Fault(FaultCode.UnknownNode, "there"), await _fleet.Ask("there", Order).Within());
        Assert.Equal(
            "UNREACHABLE_NODE: here: this node is joining the cluster itself",
            Assert.IsType<CommandReply.Fault>(_fleet.Leave("here")).Text);
    }

    [Fact]
    public void What_happens_here_without_a_membership_is_followed_all_the_same()
    {
        using var events = _fleet.Events.Follow(1);
        var change = new StateChange(ProcessState.Running, ProcessState.Exited, 7, 0);
        _fleet.HappenedHere(new("g", "p"), change);
        Assert.Equal(new FleetEvent.ProcessChanged(_time.GetUtcNow(), "here", new("g", "p"), change), events.TryRead());
    }

    [Fact]
    public void Nodes_are_shown_with_what_they_say_of_themselves()
    {
        Join();
        _time.Advance(TimeSpan.FromSeconds(3));
        var (here, there) = (_fleet.Find(Here).Node!, _fleet.Find("there").Node!);
        Assert.Equal((true, true, false, TimeSpan.Zero, "p"), (here.IsSelf, here.IsLeader, here.IsOldest, here.Age, here.Rows().Single().Name));
        Assert.Equal(
            (false, false, true, TimeSpan.FromSeconds(3), "q", "9.9"),
            (there.IsSelf, there.IsLeader, there.IsOldest, there.Age, there.Rows().Single().Name, there.Facts!.Version));
        Assert.Equal(there.Rows(), _fleet.Find("there").Node!.Rows());
    }

    [Fact]
    public void What_users_ask_of_the_cluster_goes_there_by_address()
    {
        Join();
        Assert.Equal(new CommandReply.Done(), _fleet.Leave("there"));
        Assert.Equal(new CommandReply.Done(), _fleet.Down(There));
        Assert.Equal(new CommandReply.Fault(FaultCode.UnknownNode, "nobody"), _fleet.Down("nobody"));
        Assert.Equal([$"leave {There}", $"down {There}"], _membership.Asked);
    }

    [Fact]
    public async Task When_the_membership_ends_the_others_are_remembered_and_cannot_be_reached()
    {
        Join();
        var asked = _fleet.Ask("there", Order);
        _peer.FishForMessage(m => m is FleetMessage.CommandSent);
        _fleet.Become(null);
        Assert.Equal(
            new CommandReply.Fault(FaultCode.OutcomeUnknown, "this node's membership of the cluster has ended"), await asked.Within());
        _time.Advance(TimeSpan.FromSeconds(60));
        var there = _fleet.Find("there").Node!;
        Assert.Equal(
            (false, "Unknown", TimeSpan.FromSeconds(60), "q"),
            (there.Member.IsReachable, there.Member.Status, there.Age, there.Rows().Single().Name));
        Assert.Equal(["here", "there"], _fleet.Nodes().Select(n => n.Name));
        Assert.Equal(new CommandReply.Fault(FaultCode.UnreachableNode, "there"), await _fleet.Ask("there", Order).Within());
        Assert.Equal(new CommandReply.Done(), await _fleet.Ask("here", Order).Within());
    }
}
