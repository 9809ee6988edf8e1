using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Events;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Tests.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Fleet;

public class FleetActorTests : TestKit
{
    private const string Here = "akka.tcp://supervisor@here:1", There = "akka.tcp://supervisor@there:1";

    private static readonly NodeId Self = new("here", 1), Other = new("there", 2);
    private static readonly SupervisorCommand Order = new SupervisorCommand.StopProcess(new("g", "p"), Wait: true);

    private readonly ManualTime _time = new();
    private readonly FleetBoard _board = new();
    private readonly Broadcast<FleetEvent> _events = new();
    private readonly FakeLogShelf _shelf = new();
    private readonly FakeUsageMeter _meter = new();
    private readonly FakeMainLog _log = new();
    private readonly TestProbe _tree;
    private readonly TestProbe _peer;
    private readonly TestProbe _client;
    private readonly IActorRef _fleet;

    public FleetActorTests()
        : base("akka { scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\", test.single-expect-default = 60s }")
    {
        (_tree, _peer, _client) = (CreateTestProbe(), CreateTestProbe(), CreateTestProbe());
        _fleet = Sys.ActorOf(FleetActor.Props(new(Self, _tree.Ref, _ => _peer.Ref, new(_board, _events, _shelf, _meter, _log, _time))), "fleet");
        _fleet.Tell(new FleetInput.MemberSeen(Member(Here, Self.Uid)));
        AwaitCondition(() => Known("here") is not null);
    }

    private static FleetMember Member(string address, long uid, bool isReachable = true) =>
        new(address, uid, EquatableArray.Of<string>("web"), "Up", isReachable);

    private static ProcessInfo Process(string name, ProcessState state = ProcessState.Running) =>
        new() { Group = "g", Name = name, State = state };

    private void Advance(double seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        ((TestScheduler)Sys.Scheduler).Advance(TimeSpan.FromSeconds(seconds));
    }

    private void Meet(bool isReachable = true)
    {
        _fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid, isReachable)));
        _peer.ExpectMsg<FleetMessage.TableWanted>();
        _peer.ExpectMsg<FleetMessage.VersionTold>();
    }

    private static FleetMessage.TableTold Told(NodeTable table) => new(Assert.Single(table.InParts()));

    private FleetNode? Known(string name) => _board.View.Find(name).FirstOrDefault();

    private void Ask(string node) => _fleet.Tell(new FleetInput.Command(node, Order, TimeSpan.FromSeconds(5)), _client.Ref);

    [Fact]
    public void A_member_is_asked_for_its_table_when_it_is_met_and_when_it_can_be_reached_again()
    {
        Meet();
        _fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid, isReachable: false)));
        Meet();
    }

    [Fact]
    public void Who_wants_the_table_is_told_it()
    {
        _fleet.Tell(new FleetInput.DaemonSeen(new("1.2.3", Mood.Running)));
        _fleet.Tell(new FleetMessage.TableWanted(), _peer.Ref);
        var part = _peer.ExpectMsg<FleetMessage.TableTold>().Part;
        Assert.Equal((Self, 0, true), (part.Node, part.Index, part.IsLast));
    }

    [Fact]
    public void Changes_are_gathered_for_a_moment_and_told_as_one()
    {
        Meet();
        _fleet.Tell(new FleetInput.ProcessUpdated(Process("p", ProcessState.Starting)));
        _fleet.Tell(new FleetInput.ProcessUpdated(Process("p")));
        _fleet.Tell(new FleetInput.ProcessUpdated(Process("q")));
        AwaitCondition(() => Known("here")?.Table?.Version == 3);
        Advance(0.02);
        var delta = _peer.ExpectMsg<FleetMessage.ChangesTold>().Delta;
        Assert.Equal((0, 3, 2), (delta.From, delta.To, delta.Changed.Count));
    }

    [Fact]
    public void What_others_tell_is_on_the_board()
    {
        Meet();
        var table = NodeTable.Empty(Other).With(Process("p"));
        _fleet.Tell(Told(table), _peer.Ref);
        AwaitCondition(() => Known("there")?.Table?.Rows.Count == 1);
        _fleet.Tell(new FleetInput.MemberGone(Other.Uid));
        AwaitCondition(() => Known("there") is null);
    }

    [Fact]
    public void A_gap_is_asked_about_once_while_the_answer_may_be_on_its_way()
    {
        Meet();
        _fleet.Tell(Told(NodeTable.Empty(Other)), _peer.Ref);
        _fleet.Tell(new FleetMessage.VersionTold(Other, 4), _peer.Ref);
        _peer.ExpectMsg<FleetMessage.TableWanted>();
        _fleet.Tell(new FleetMessage.VersionTold(Other, 4), _peer.Ref);
        _peer.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        Advance(3);
        _fleet.Tell(new FleetMessage.VersionTold(Other, 4), _peer.Ref);
        _peer.ExpectMsg<FleetMessage.TableWanted>();
    }

    [Fact]
    public void Every_few_seconds_the_version_is_told()
    {
        Meet();
        Advance(5);
        Assert.Equal(new(Self, 0), _peer.ExpectMsg<FleetMessage.VersionTold>());
    }

    [Fact]
    public void Nodes_with_one_name_are_warned_of_once_and_both_are_shown()
    {
        Meet();
        _fleet.Tell(Told(NodeTable.Empty(new("here", Other.Uid))), _peer.Ref);
        _fleet.Tell(Told(NodeTable.Empty(new("here", Other.Uid))), _peer.Ref);
        Ask("here");
        Assert.Equal(
            $"UNKNOWN_NODE: 2 nodes are called here; use an address: {Here}, {There}", _client.ExpectMsg<CommandReply.Fault>().Text);
        Assert.Equal(
            $"Warn 2 nodes are called 'here': {Here}, {There}; give each its own node_name, commands by that name are refused",
            Assert.Single(_log.Lines));
        Assert.Equal(2, _board.View.Nodes.Count(n => n.Name == "here"));
    }

    [Fact]
    public async Task What_happens_to_processes_and_members_is_published()
    {
        using var events = _events.Follow(10);
        Meet();
        _fleet.Tell(Told(NodeTable.Empty(Other)), _peer.Ref);
        var change = new StateChange(ProcessState.Starting, ProcessState.Running, 5, 0);
        _fleet.Tell(new FleetMessage.EventsTold(Other, EquatableArray.Of(new ProcessEvent(1_500, new("g", "p"), change))), _peer.Ref);
        _fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid, isReachable: false)));
        _fleet.Tell(new FleetInput.MemberGone(Other.Uid));
        var now = _time.GetUtcNow();
        FleetEvent[] expected =
        [
            new FleetEvent.MemberChanged(now, There, There, MemberChange.Up),
            new FleetEvent.ProcessChanged(DateTimeOffset.FromUnixTimeMilliseconds(1_500), "there", new("g", "p"), change),
            new FleetEvent.MemberChanged(now, "there", There, MemberChange.Unreachable),
            new FleetEvent.MemberChanged(now, "there", There, MemberChange.Removed),
        ];
        foreach (var next in expected)
        {
            await events.Waiting(CancellationToken.None).AsTask().Within();
            Assert.Equal(next, events.TryRead());
        }
    }

    [Fact]
    public void Own_changes_of_state_are_told_with_the_next_changes()
    {
        using var events = _events.Follow(10);
        Meet();
        var change = new StateChange(ProcessState.Starting, ProcessState.Running, 5, 0);
        _fleet.Tell(new FleetInput.StateChanged(new("g", "p"), change));
        AwaitCondition(() => events.TryRead() is FleetEvent.ProcessChanged { Node: "here" });
        Advance(0.02);
        var told = _peer.ExpectMsg<FleetMessage.EventsTold>();
        Assert.Equal((Self, change), (told.Node, Assert.Single(told.Events).Change));
    }

    [Fact]
    public void A_new_membership_remembers_the_others_until_it_has_met_them_or_they_are_not_there()
    {
        Meet();
        _fleet.Tell(Told(NodeTable.Empty(Other).With(Process("p"))), _peer.Ref);
        _fleet.Tell(new FleetInput.MemberSeen(Member("akka.tcp://supervisor@third:1", 3)));
        _fleet.Tell(Told(NodeTable.Empty(new("third", 3))), _peer.Ref);
        AwaitCondition(() => Known("third") is not null);
        Sys.Stop(_fleet);
        var again = Sys.ActorOf(FleetActor.Props(new(new("here", 11), _tree.Ref, _ => _peer.Ref, new(_board, _events, _shelf, _meter, _log, _time))));
        again.Tell(new FleetInput.MemberSeen(Member("akka.tcp://supervisor@here:2", 11)));
        AwaitCondition(() => _board.Self.Uid == 11 && _board.View.ByUid.ContainsKey(11));
        Assert.Equal(
            [("here", "Up"), ("there", "Unknown"), ("third", "Unknown")],
            _board.View.Nodes.Select(n => (n.Table?.Node.Name ?? "", n.Member.Status)));
        again.Tell(new FleetInput.MemberSeen(Member(There, 12)));
        again.Tell(Told(NodeTable.Empty(new("there", 12))), _peer.Ref);
        AwaitCondition(() => Known("there")?.Member.Uid == 12);
        Advance(10);
        AwaitCondition(() => Known("third") is null);
        Assert.Equal(["here", "there"], _board.View.Nodes.Select(n => n.Name));
    }

    [Fact]
    public async Task An_error_of_ours_ends_the_cluster_system_and_is_said()
    {
        var home = new FleetHome(_board, _events, _shelf, _meter, _log, _time);
        var fleet = Sys.ActorOf(FleetActor.Props(new(new("here", 5), _tree.Ref, _ => throw new InvalidOperationException("oops"), home)));
        fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid)));
        await Sys.WhenTerminated.Within();
        Assert.StartsWith(
            "Critical unexpected error in the fleet, this node joins it anew: System.InvalidOperationException: oops",
            Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_happens_to_the_cluster_touches_the_tree()
    {
        Meet();
        _fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid, isReachable: false)));
        _fleet.Tell(new FleetInput.MemberSeen(Member(Here, Self.Uid, isReachable: false)));
        _fleet.Tell(new FleetInput.MemberGone(Other.Uid));
        _fleet.Tell(new FleetInput.MemberGone(Self.Uid));
        Sys.Stop(_fleet);
        Watch(_fleet);
        ExpectTerminated(_fleet);
        _tree.ExpectNoMsg(TimeSpan.Zero);
    }
}
