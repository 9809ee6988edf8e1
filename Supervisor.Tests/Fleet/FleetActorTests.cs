using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Fleet;

public class FleetActorTests : TestKit
{
    private const string Here = "akka.tcp://supervisor@here:1", There = "akka.tcp://supervisor@there:1";

    private static readonly NodeId Self = new("here", 1), Other = new("there", 2);
    private static readonly SupervisorCommand Order = new SupervisorCommand.StopProcess(new("g", "p"), Wait: true);

    private readonly ManualTime _time = new();
    private readonly FleetBoard _board = new();
    private readonly TestProbe _tree;
    private readonly TestProbe _peer;
    private readonly TestProbe _client;
    private readonly IActorRef _fleet;

    public FleetActorTests()
        : base("akka { scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\", test.single-expect-default = 60s }")
    {
        (_tree, _peer, _client) = (CreateTestProbe(), CreateTestProbe(), CreateTestProbe());
        _fleet = Sys.ActorOf(FleetActor.Props(new(Self, _tree.Ref, _ => _peer.Ref, _board, _time)), "fleet");
        _fleet.Tell(new FleetInput.MemberSeen(Member(Here, Self.Uid)));
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

    private NodeTable Meet()
    {
        _fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid)));
        return _peer.ExpectMsg<FleetMessage.TableTold>().Table;
    }

    private void Ask(string node) => _fleet.Tell(new FleetInput.Command(node, Order, TimeSpan.FromSeconds(5)), _client.Ref);

    [Fact]
    public void A_member_is_told_the_whole_table_when_it_is_met_and_when_it_can_be_reached_again()
    {
        Assert.Equal(Self, Meet().Node);
        _fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid, isReachable: false)));
        _fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid)));
        _peer.ExpectMsg<FleetMessage.TableTold>();
    }

    [Fact]
    public void Changes_are_gathered_for_a_moment_and_told_as_one()
    {
        Meet();
        _fleet.Tell(new FleetInput.ProcessUpdated(Process("p", ProcessState.Starting)));
        _fleet.Tell(new FleetInput.ProcessUpdated(Process("p")));
        _fleet.Tell(new FleetInput.ProcessUpdated(Process("q")));
        AwaitCondition(() => _board.View.Find("here")?.Table?.Version == 3);
        Advance(0.02);
        var delta = _peer.ExpectMsg<FleetMessage.ChangesTold>().Delta;
        Assert.Equal((0, 3, 2), (delta.From, delta.To, delta.Changed.Count));
    }

    [Fact]
    public void What_others_tell_is_on_the_board()
    {
        Meet();
        var table = NodeTable.Empty(Other).With(Process("p"));
        _fleet.Tell(new FleetMessage.TableTold(table), _peer.Ref);
        AwaitCondition(() => _board.View.Find("there")?.Table == table);
        _fleet.Tell(new FleetInput.MemberGone(Other.Uid));
        AwaitCondition(() => _board.View.Find("there") is null);
    }

    [Fact]
    public void A_gap_is_asked_about()
    {
        Meet();
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
    public void Commands_for_this_node_go_to_its_tree()
    {
        Ask("here");
        Assert.Equal(Order, _tree.ExpectMsg<SupervisorCommand>());
        _tree.Reply(new CommandReply.Done());
        _client.ExpectMsg<CommandReply.Done>();
    }

    [Fact]
    public void Commands_for_another_node_go_there_and_its_answer_comes_back()
    {
        Meet();
        Ask(There);
        var sent = _peer.ExpectMsg<FleetMessage.CommandSent>();
        Assert.Equal(Order, sent.Command);
        _fleet.Tell(new FleetMessage.CommandAnswered(sent.Number, new CommandReply.Fault(FaultCode.NotRunning, "g:p")), _peer.Ref);
        Assert.Equal("NOT_RUNNING: g:p", _client.ExpectMsg<CommandReply.Fault>().Text);
    }

    [Fact]
    public void Commands_of_another_node_are_handed_to_the_tree_and_answered()
    {
        Meet();
        _fleet.Tell(new FleetMessage.CommandSent(7, Order), _peer.Ref);
        Assert.Equal(Order, _tree.ExpectMsg<SupervisorCommand>());
        _tree.Reply(new CommandReply.Done());
        Assert.Equal(new FleetMessage.CommandAnswered(7, new CommandReply.Done()), _peer.ExpectMsg<FleetMessage.CommandAnswered>());
    }

    [Fact]
    public void The_three_faults_of_a_fleet_are_told_apart()
    {
        Meet();
        Ask("nowhere");
        Assert.Equal("UNKNOWN_NODE: nowhere", _client.ExpectMsg<CommandReply.Fault>().Text);
        Ask(There);
        var sent = _peer.ExpectMsg<FleetMessage.CommandSent>();
        Advance(5);
        Assert.Equal($"OUTCOME_UNKNOWN: {There} did not answer within 5 s", _client.ExpectMsg<CommandReply.Fault>().Text);
        _fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid, isReachable: false)));
        Ask(There);
        Assert.Equal($"UNREACHABLE_NODE: {There}", _client.ExpectMsg<CommandReply.Fault>().Text);
        _fleet.Tell(new FleetMessage.CommandAnswered(sent.Number, new CommandReply.Done()), _peer.Ref);
        _client.ExpectNoMsg(TimeSpan.Zero);
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
