using Supervisor.Actors.Configuration;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Messages;

namespace Supervisor.Tests.Fleet.Commands;

/// <summary>Commands on their way to another node and back.</summary>
public class RoutedCommandTests : FleetKit
{
    public RoutedCommandTests()
    {
        Fleet.Tell(new FleetInput.MemberSeen(Member(Here, Self.Uid)));
        Meet();
        Ignores = m => m is FleetMessage.VersionTold;
    }

    // Returns the errand that sees to the command on this node.
    private long Send()
    {
        Ask(There);
        Assert.Equal(new(Self, Order), Expect<FleetMessage.CommandSent>());
        return Errand;
    }

    private void Accept(long sent) => Tell(sent, new FleetMessage.CommandAccepted());

    [Fact]
    public void Commands_for_this_node_go_to_itsTree()
    {
        Ask("here");
        Assert.Equal(Order, Tree.ExpectMsg<SupervisorCommand>());
        Tree.Reply(new CommandReply.Done());
        Client.ExpectMsg<CommandReply.Done>();
    }

    [Fact]
    public void Commands_for_another_node_go_there_and_its_answer_comes_back()
    {
        var sent = Send();
        Tell(sent, new FleetMessage.CommandAnswered(0, true, new CommandReply.Fault(FaultCode.NotRunning, "g:p")));
        Assert.Equal("NOT_RUNNING: g:p", Fault());
        Expect<FleetMessage.AnswerHeard>();
    }

    [Fact]
    public void An_unknown_node_and_one_that_cannot_be_reached_are_sent_nothing()
    {
        Ask("nowhere");
        Assert.Equal("UNKNOWN_NODE: nowhere", Fault());
        LoseTouch();
        Ask(There);
        Assert.Equal($"UNREACHABLE_NODE: {There}", Fault());
        ExpectNothing();
    }

    [Fact]
    public void A_command_that_is_not_accepted_in_time_has_an_unknown_outcome_and_is_not_sent_again()
    {
        var sent = Send();
        Advance(5);
        Assert.Equal($"OUTCOME_UNKNOWN: {There} did not answer within 5 s", Fault());
        Tell(sent, new FleetMessage.CommandAnswered(0, true, new CommandReply.Done()));
        Assert.False(Client.HasMessages);
        ExpectNothing();
    }

    [Fact]
    public void An_accepted_command_may_take_its_time()
    {
        var sent = Send();
        Accept(sent);
        for (var i = 0; i < 120; i++)
        {
            Advance(5);
            Expect<FleetMessage.OutcomeWanted>();
            Accept(sent);
        }

        Tell(sent, new FleetMessage.CommandAnswered(0, true, new CommandReply.Done()));
        Client.ExpectMsg<CommandReply.Done>();
    }

    [Fact]
    public void A_command_that_its_node_has_forgotten_has_an_unknown_outcome()
    {
        var sent = Send();
        Accept(sent);
        Advance(5);
        Expect<FleetMessage.OutcomeWanted>();
        Advance(5);
        Assert.Equal($"OUTCOME_UNKNOWN: {There} knows nothing of the command any more", Fault());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_command_whose_node_is_lost_meanwhile_has_an_unknown_outcome_at_once(bool isRemoved)
    {
        Accept(Send());
        if (isRemoved) Fleet.Tell(new FleetInput.MemberGone(Other.Uid));
        else LoseTouch();
        Assert.Equal($"OUTCOME_UNKNOWN: {There} cannot be reached any more", Fault());
    }

    [Fact]
    public void Commands_of_another_node_are_handed_to_theTree_accepted_and_answered()
    {
        Peer.Tell(new FleetMessage.CommandSent(Other, Order));
        Assert.Equal(Order with { By = $"node {Other.Name}" }, Tree.ExpectMsg<SupervisorCommand>());
        Expect<FleetMessage.CommandAccepted>();
        var served = Errand;
        Tell(served, new FleetMessage.OutcomeWanted());
        Expect<FleetMessage.CommandAccepted>();
        Tree.Reply(new CommandReply.Done());
        Assert.Equal(new(0, true, new CommandReply.Done()), Expect<FleetMessage.CommandAnswered>());
        Tell(served, new FleetMessage.OutcomeWanted());
        Assert.Equal(new(0, true, new CommandReply.Done()), Expect<FleetMessage.CommandAnswered>());
        Tell(served, new FleetMessage.AnswerHeard());
        Tell(served, new FleetMessage.OutcomeWanted());
        ExpectNothing(served);
    }

    [Fact]
    public void An_answer_about_thousands_of_processes_goes_in_parts()
    {
        var many = new CommandReply.Outcomes(EquatableArray.Of(Enumerable.Range(0, 3_000).Select(i => ProcessOutcome.Ok("group", $"process{i}"))));
        Peer.Tell(new FleetMessage.CommandSent(Other, Order));
        Tree.ExpectMsg<SupervisorCommand>();
        Tree.Reply(many);
        Expect<FleetMessage.CommandAccepted>();
        var parts = new List<FleetMessage.CommandAnswered>();
        do parts.Add(Expect<FleetMessage.CommandAnswered>());
        while (!parts[^1].IsLast);
        Assert.InRange(parts.Count, 3, 6);
        var sent = Send();
        foreach (var part in parts) Tell(sent, part);
        Assert.Equal(many, Client.ExpectMsg<CommandReply.Outcomes>());
    }

    [Fact]
    public void Only_the_node_that_was_asked_is_believed()
    {
        var sent = Send();
        Accept(sent);
        var third = AddPeer(new("third", 3), "akka.tcp://supervisor@third:1");
        Ignores = m => m is FleetMessage.VersionTold or FleetMessage.TableWanted;
        Fleet.Tell(new FleetInput.MemberSeen(Member("akka.tcp://supervisor@third:1", 3)));
        AwaitCondition(() => third.Trusts);
        third.Tell(new FleetMessage.CommandAnswered(0, true, new CommandReply.Done()), sent);
        Settle(sent);
        Assert.False(Client.HasMessages);
        Tell(sent, new FleetMessage.CommandAnswered(0, true, new CommandReply.Fault(FaultCode.BadName, "p")));
        Assert.Equal("BAD_NAME: p", Fault());
    }

    [Fact]
    public void A_node_has_a_bounded_number_of_commands_under_way()
    {
        for (var i = 0; i < 1_000; i++) Ask(There);
        Ask(There);
        Assert.Equal($"FAILED: too many commands for {There} are under way", Fault());
        Peer.Tell(new FleetMessage.CommandSent(Other, Order));
        var answered = Fish<FleetMessage.CommandAnswered>();
        Assert.Equal("FAILED: too many commands of there are under way", Assert.IsType<CommandReply.Fault>(answered.Reply).Text);
        Assert.False(Tree.HasMessages);
    }
}
