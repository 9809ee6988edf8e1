using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Messages;
using Supervisor.Tests.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Fleet.Commands;

/// <summary>Commands on their way to another node and back.</summary>
public class RoutedCommandTests : TestKit
{
    private const string Here = "akka.tcp://supervisor@here:1", There = "akka.tcp://supervisor@there:1";

    private static readonly NodeId Self = new("here", 1), Other = new("there", 2);
    private static readonly SupervisorCommand Order = new SupervisorCommand.StopProcess(new("g", "p"), Wait: true);

    private readonly ManualTime _time = new();
    private readonly TestProbe _tree;
    private readonly TestProbe _peer;
    private readonly TestProbe _client;
    private readonly IActorRef _fleet;

    public RoutedCommandTests()
        : base("akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"")
    {
        (_tree, _peer, _client) = (CreateTestProbe(), CreateTestProbe(), CreateTestProbe());
        var home = new FleetHome(new(), new(), new FakeLogShelf(), new FakeUsageMeter(), new FakeMainLog(), _time);
        _fleet = Sys.ActorOf(FleetActor.Props(new(Self, _tree.Ref, _ => _peer.Ref, home)), "fleet");
        _fleet.Tell(new FleetInput.MemberSeen(Member(Here, Self.Uid)));
        Meet();
    }

    private static FleetMember Member(string address, long uid, bool isReachable = true) =>
        new(address, uid, EquatableArray.Of<string>("web"), "Up", isReachable);

    private void Advance(double seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        ((TestScheduler)Sys.Scheduler).Advance(TimeSpan.FromSeconds(seconds));
    }

    private void Meet()
    {
        _fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid)));
        _peer.ExpectMsg<FleetMessage.TableWanted>();
        _peer.ExpectMsg<FleetMessage.VersionTold>();
        _peer.IgnoreMessages(m => m is FleetMessage.VersionTold);
    }

    private void LoseTouch() => _fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid, isReachable: false)));

    private void Ask(string node) => _fleet.Tell(new FleetInput.Command(node, Order, TimeSpan.FromSeconds(5)), _client.Ref);

    // Returns who sees to the command on this node.
    private IActorRef Send()
    {
        Ask(There);
        Assert.Equal(new(Self, Order), _peer.ExpectMsg<FleetMessage.CommandSent>());
        return _peer.LastSender;
    }

    // Both return once the message was taken.
    private void Accept(IActorRef sent) => Tell(sent, new FleetMessage.CommandAccepted());

    private void Tell(IActorRef to, object message)
    {
        to.Tell(message, _peer.Ref);
        to.Tell(new Identify(0), _client.Ref);
        _client.ExpectMsg<ActorIdentity>();
    }

    private string Fault() => _client.ExpectMsg<CommandReply.Fault>().Text;

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
        var sent = Send();
        sent.Tell(new FleetMessage.CommandAnswered(0, true, new CommandReply.Fault(FaultCode.NotRunning, "g:p")), _peer.Ref);
        Assert.Equal("NOT_RUNNING: g:p", Fault());
        _peer.ExpectMsg<FleetMessage.AnswerHeard>();
    }

    [Fact]
    public void An_unknown_node_and_one_that_cannot_be_reached_are_sent_nothing()
    {
        Ask("nowhere");
        Assert.Equal("UNKNOWN_NODE: nowhere", Fault());
        LoseTouch();
        Ask(There);
        Assert.Equal($"UNREACHABLE_NODE: {There}", Fault());
        _peer.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void A_command_that_is_not_accepted_in_time_has_an_unknown_outcome_and_is_not_sent_again()
    {
        var sent = Send();
        Advance(5);
        Assert.Equal($"OUTCOME_UNKNOWN: {There} did not answer within 5 s", Fault());
        Watch(sent);
        ExpectTerminated(sent);
        sent.Tell(new FleetMessage.CommandAnswered(0, true, new CommandReply.Done()), _peer.Ref);
        _client.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void An_accepted_command_may_take_its_time()
    {
        var sent = Send();
        Accept(sent);
        for (var i = 0; i < 120; i++)
        {
            Advance(5);
            _peer.ExpectMsg<FleetMessage.OutcomeWanted>();
            Accept(sent);
        }

        sent.Tell(new FleetMessage.CommandAnswered(0, true, new CommandReply.Done()), _peer.Ref);
        _client.ExpectMsg<CommandReply.Done>();
    }

    [Fact]
    public void A_command_that_its_node_has_forgotten_has_an_unknown_outcome()
    {
        var sent = Send();
        Accept(sent);
        Advance(5);
        _peer.ExpectMsg<FleetMessage.OutcomeWanted>();
        Advance(5);
        Assert.Equal($"OUTCOME_UNKNOWN: {There} knows nothing of the command any more", Fault());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_command_whose_node_is_lost_meanwhile_has_an_unknown_outcome_at_once(bool isRemoved)
    {
        Accept(Send());
        if (isRemoved) _fleet.Tell(new FleetInput.MemberGone(Other.Uid));
        else LoseTouch();
        Assert.Equal($"OUTCOME_UNKNOWN: {There} cannot be reached any more", Fault());
    }

    [Fact]
    public void Commands_of_another_node_are_handed_to_the_tree_accepted_and_answered()
    {
        _fleet.Tell(new FleetMessage.CommandSent(Other, Order), _peer.Ref);
        Assert.Equal(Order, _tree.ExpectMsg<SupervisorCommand>());
        _peer.ExpectMsg<FleetMessage.CommandAccepted>();
        var served = _peer.LastSender;
        Tell(served, new FleetMessage.OutcomeWanted());
        _peer.ExpectMsg<FleetMessage.CommandAccepted>();
        _tree.Reply(new CommandReply.Done());
        Assert.Equal(new(0, true, new CommandReply.Done()), _peer.ExpectMsg<FleetMessage.CommandAnswered>());
        served.Tell(new FleetMessage.OutcomeWanted(), _peer.Ref);
        Assert.Equal(new(0, true, new CommandReply.Done()), _peer.ExpectMsg<FleetMessage.CommandAnswered>());
        Watch(served);
        served.Tell(new FleetMessage.AnswerHeard(), _peer.Ref);
        ExpectTerminated(served);
    }

    [Fact]
    public void An_answer_about_thousands_of_processes_goes_in_parts()
    {
        var many = new CommandReply.Outcomes(EquatableArray.Of(Enumerable.Range(0, 3_000).Select(i => ProcessOutcome.Ok("group", $"process{i}"))));
        _fleet.Tell(new FleetMessage.CommandSent(Other, Order), _peer.Ref);
        _tree.ExpectMsg<SupervisorCommand>();
        _tree.Reply(many);
        _peer.ExpectMsg<FleetMessage.CommandAccepted>();
        var parts = new List<FleetMessage.CommandAnswered>();
        do parts.Add(_peer.ExpectMsg<FleetMessage.CommandAnswered>());
        while (!parts[^1].IsLast);
        Assert.InRange(parts.Count, 3, 6);
        var sent = Send();
        foreach (var part in parts) sent.Tell(part, _peer.Ref);
        Assert.Equal(many, _client.ExpectMsg<CommandReply.Outcomes>());
    }

    [Fact]
    public void Only_the_node_that_was_asked_is_believed()
    {
        var sent = Send();
        Accept(sent);
        var stranger = CreateTestProbe();
        sent.Tell(new FleetMessage.CommandAnswered(0, true, new CommandReply.Done()), stranger.Ref);
        _client.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        sent.Tell(new FleetMessage.CommandAnswered(0, true, new CommandReply.Fault(FaultCode.BadName, "p")), _peer.Ref);
        Assert.Equal("BAD_NAME: p", Fault());
    }

    [Fact]
    public void A_node_has_a_bounded_number_of_commands_under_way()
    {
        for (var i = 0; i < 1_000; i++) Ask(There);
        Ask(There);
        Assert.Equal($"FAILED: too many commands for {There} are under way", Fault());
        _fleet.Tell(new FleetMessage.CommandSent(Other, Order), _peer.Ref);
        var answered = (FleetMessage.CommandAnswered)_peer.FishForMessage(m => m is FleetMessage.CommandAnswered);
        Assert.Equal("FAILED: too many commands of there are under way", Assert.IsType<CommandReply.Fault>(answered.Reply).Text);
        _tree.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }
}
