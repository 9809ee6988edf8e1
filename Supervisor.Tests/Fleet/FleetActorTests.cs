using Supervisor.Actors.Configuration;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Fleet;

public class FleetActorTests : FleetKit
{
    public FleetActorTests()
    {
        Fleet.Tell(new FleetInput.MemberSeen(Member(Here, Self.Uid)));
        AwaitCondition(() => Known("here") is not null);
    }

    private static ProcessInfo Process(string name, ProcessState state = ProcessState.Running) =>
        new() { Group = "g", Name = name, State = state };

    private static FleetMessage.TableTold Told(NodeTable table) => new(Assert.Single(table.InParts()));

    private FleetNode? Known(string name) => Board.View.Find(name).FirstOrDefault();

    [Fact]
    public void A_member_is_asked_for_its_table_when_it_is_met_and_when_it_can_be_reached_again()
    {
        Meet();
        Fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid, isReachable: false)));
        Meet();
    }

    [Fact]
    public void What_an_unreachable_member_told_was_so_until_its_heartbeats_were_not_heard_any_more()
    {
        Meet();
        Peer.Tell(Told(NodeTable.Empty(Other)));
        AwaitCondition(() => Known("there") is not null);
        Advance(4.5);
        Fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid, isReachable: false)) { Silence = TimeSpan.FromSeconds(2) });
        AwaitCondition(() => Known("there") is { Member.IsReachable: false });

        Assert.Equal(TimeSpan.FromSeconds(2), Time.GetElapsedTime(0) - Known("there")!.HeardAt);
        Fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid, isReachable: false)) { Silence = TimeSpan.Zero });
        Settle();
        Assert.Equal(TimeSpan.FromSeconds(2), Time.GetElapsedTime(0) - Known("there")!.HeardAt);
    }

    [Fact]
    public void Who_wants_the_table_is_told_it()
    {
        Meet();
        Peer.Tell(new FleetMessage.TableWanted());
        var part = Expect<FleetMessage.TableTold>().Part;
        Assert.Equal((Self, 0, true), (part.Node, part.Index, part.IsLast));
    }

    [Fact]
    public void Changes_are_gathered_for_a_moment_and_told_as_one()
    {
        Meet();
        Fleet.Tell(new FleetInput.ProcessUpdated(Process("p", ProcessState.Starting)));
        Fleet.Tell(new FleetInput.ProcessUpdated(Process("p")));
        Fleet.Tell(new FleetInput.ProcessUpdated(Process("q")));
        AwaitCondition(() => Known("here")?.Table?.Version == 3);
        Advance(0.02);
        var delta = Expect<FleetMessage.ChangesTold>().Delta;
        Assert.Equal((0, 3, 2), (delta.From, delta.To, delta.Changed.Count));
    }

    [Fact]
    public void What_others_tell_is_on_the_board()
    {
        Meet();
        var table = NodeTable.Empty(Other).With(Process("p"));
        Peer.Tell(Told(table));
        AwaitCondition(() => Known("there")?.Table?.Rows.Count == 1);
        Fleet.Tell(new FleetInput.MemberGone(Other.Uid));
        AwaitCondition(() => Known("there") is null);
    }

    [Fact]
    public void A_gap_is_asked_about_once_while_the_answer_may_be_on_its_way()
    {
        Meet();
        Peer.Tell(Told(NodeTable.Empty(Other)));
        Peer.Tell(new FleetMessage.VersionTold(Other, 4));
        Expect<FleetMessage.TableWanted>();
        Peer.Tell(new FleetMessage.VersionTold(Other, 4));
        ExpectNothing();
        Advance(3);
        Peer.Tell(new FleetMessage.VersionTold(Other, 4));
        Expect<FleetMessage.TableWanted>();
    }

    [Fact]
    public void Every_few_seconds_the_version_is_told()
    {
        Meet();
        Advance(5);
        Assert.Equal(new(Self, 0), Expect<FleetMessage.VersionTold>());
    }

    [Fact]
    public void Twenty_seconds_after_the_last_change_it_is_told_twice_a_minute_only()
    {
        Meet();
        for (var period = 1; period <= 24; period++) Advance(5);
        var quiet = Enumerable.Range(0, 8).Select(_ => Expect<FleetMessage.VersionTold>().Version).ToList();
        Assert.Equal(Enumerable.Repeat(0L, 8), quiet);

        Fleet.Tell(new FleetInput.ProcessUpdated(Process("p")));
        AwaitCondition(() => Known("here")?.Table?.Version == 1);
        Advance(0.02);
        Expect<FleetMessage.ChangesTold>();
        Advance(5);
        Assert.Equal(1, Expect<FleetMessage.VersionTold>().Version);
    }

    [Fact]
    public void Nodes_with_one_name_are_warned_of_once_and_both_are_shown()
    {
        Meet();
        Peer.Tell(Told(NodeTable.Empty(new("here", Other.Uid))));
        Peer.Tell(Told(NodeTable.Empty(new("here", Other.Uid))));
        Ask("here");
        Assert.Equal(
            $"UNKNOWN_NODE: 2 nodes are called here; use an address: {Here}, {There}", Fault());
        Assert.Equal(
            $"Warn 2 nodes are called 'here': {Here}, {There}; give each its own node_name, commands by that name are refused",
            Assert.Single(Activity.Lines));
        Assert.Equal(2, Board.View.Nodes.Count(n => n.Name == "here"));
    }

    [Fact]
    public async Task What_happens_to_processes_and_members_is_published()
    {
        using var events = Events.Follow(10);
        Meet();
        Peer.Tell(Told(NodeTable.Empty(Other)));
        var change = new StateChange(ProcessState.Starting, ProcessState.Running, 5, 0);
        Peer.Tell(new FleetMessage.EventsTold(Other, EquatableArray.Of(new ProcessEvent(1_500, new("g", "p"), change))));
        Fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid, isReachable: false)));
        Fleet.Tell(new FleetInput.MemberGone(Other.Uid));
        var now = Time.GetUtcNow();
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
        using var events = Events.Follow(10);
        Meet();
        var change = new StateChange(ProcessState.Starting, ProcessState.Running, 5, 0);
        Fleet.Tell(new FleetInput.StateChanged(new("g", "p"), change));
        AwaitCondition(() => events.TryRead() is FleetEvent.ProcessChanged { Node: "here" });
        Advance(0.02);
        var told = Expect<FleetMessage.EventsTold>();
        Assert.Equal((Self, change), (told.Node, Assert.Single(told.Events).Change));
    }

    [Fact]
    public void A_new_membership_remembers_the_others_until_it_has_met_them_or_they_are_not_there()
    {
        Meet();
        Peer.Tell(Told(NodeTable.Empty(Other).With(Process("p"))));
        var third = AddPeer(new("third", 3), "akka.tcp://supervisor@third:1");
        Fleet.Tell(new FleetInput.MemberSeen(Member("akka.tcp://supervisor@third:1", 3)));
        AwaitCondition(() => third.Trusts);
        third.Tell(Told(NodeTable.Empty(new("third", 3))));
        AwaitCondition(() => Known("third") is not null);
        Sys.Stop(Actor);
        var (actor, again) = Begin(new("here", 11), "akka.tcp://supervisor@here:2", address => Peers[address]);
        var there = AddPeer(new("there", 12), There, secret: null, actor, new("akka.tcp://supervisor@here:2", 11));
        again.Tell(new FleetInput.MemberSeen(Member("akka.tcp://supervisor@here:2", 11)));
        AwaitCondition(() => Board.Self.Uid == 11 && Board.View.ByUid.ContainsKey(11));
        Assert.Equal(
            [("here", "Up"), ("there", "Unknown"), ("third", "Unknown")],
            Board.View.Nodes.Select(n => (n.Table?.Node.Name ?? "", n.Member.Status)));
        again.Tell(new FleetInput.MemberSeen(Member(There, 12)));
        AwaitCondition(() => there.Trusts);
        there.Tell(Told(NodeTable.Empty(new("there", 12))));
        AwaitCondition(() => Known("there")?.Member.Uid == 12);
        Advance(10);
        AwaitCondition(() => Known("third") is null);
        Assert.Equal(["here", "there"], Board.View.Nodes.Select(n => n.Name));
    }

    [Fact]
    public async Task An_error_of_ours_ends_the_cluster_system_and_is_said()
    {
        var (_, fleet) = Begin(new("here", 5), Here, _ => throw new InvalidOperationException("oops"));
        fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid)));
        await Sys.WhenTerminated.Within();
        Assert.StartsWith(
            "Critical unexpected error in the fleet, this node joins it anew: System.InvalidOperationException: oops",
            Assert.Single(Activity.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_happens_to_the_cluster_touches_the_tree()
    {
        Meet();
        Fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid, isReachable: false)));
        Fleet.Tell(new FleetInput.MemberSeen(Member(Here, Self.Uid, isReachable: false)));
        Fleet.Tell(new FleetInput.MemberGone(Other.Uid));
        Fleet.Tell(new FleetInput.MemberGone(Self.Uid));
        Sys.Stop(Actor);
        Watch(Actor);
        ExpectTerminated(Actor);
        Tree.ExpectNoMsg(TimeSpan.Zero);
    }
}
