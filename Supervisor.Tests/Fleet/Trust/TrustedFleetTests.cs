using Akka.Actor;
using Akka.TestKit;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Messages;

namespace Supervisor.Tests.Fleet.Trust;

/// <summary>A fleet actor and a peer that has the secret, does not have it, or has to do with somebody who plays it.</summary>
public class TrustedFleetTests : FleetKit
{
    private const string Secret = "open sesame";

    private readonly TestProbe _hello;

    public TrustedFleetTests()
        : base(Secret) => _hello = CreateTestProbe();

    [Fact]
    public void Until_it_has_proved_the_secret_a_member_is_told_nothing_believed_nothing_and_obeyed_in_nothing()
    {
        // It knows that this node has the secret, and keeps its own proof to itself.
        var peer = new FakePeer(Other, There, new(Here, Self.Uid), Secret, e => Actor.Tell(e is FleetEnvelope.Sealed ? e : new object(), ActorRefs.NoSender));
        Peers[There] = peer;
        See(Other);
        Actor.Tell(peer.Question, ActorRefs.NoSender);
        AwaitCondition(() => peer.Trusts);
        peer.Hello = envelope => _hello.Ref.Tell(envelope, ActorRefs.NoSender);

        peer.Tell(new FleetMessage.TableWanted());
        peer.Tell(new FleetMessage.CommandSent(Other, Order));
        peer.Tell(new FleetMessage.TableTold(Assert.Single(NodeTable.Empty(Other).InParts())));
        Fleet.Tell(new FleetInput.ProcessUpdated(new() { Group = "g", Name = "p" }));
        Settle();
        Advance(5);

        _hello.ExpectMsg<FleetEnvelope.ProofWanted>();
        ExpectNothing();
        Assert.False(Tree.HasMessages);
        Assert.Null(Assert.Single(Board.View.ByUid.Values).Table);
        Assert.Empty(Activity.Lines);
    }

    [Fact]
    public void After_its_proof_it_is_greeted_and_obeyed()
    {
        Meet();

        Peer.Tell(new FleetMessage.CommandSent(Other, Order));

        Tree.ExpectMsg(OrderOfOther);
    }

    [Fact]
    public void A_wrong_proof_is_refused_with_a_line_in_the_log_once_a_minute()
    {
        var liar = AddPeer(Other, There, "close sesame");
        var wanted = Hold(liar);
        for (var i = 0; i < 13; i++)
        {
            for (var j = 0; j < 10; j++) liar.Answer(wanted);
            Settle();
            Advance(5);
        }

        liar.Answer(wanted);
        Settle();

        string[] once = [$"Error cluster: {There} has another secret: it is told nothing, and not obeyed"];
        Assert.Equal([.. once, .. once], Activity.Lines);
        Assert.False(Tree.HasMessages);
    }

    [Fact]
    public void A_node_without_a_secret_is_refused_where_there_is_one()
    {
        var careless = AddPeer(Other, There, secret: null);
        See(Other);
        AwaitCondition(() => !Activity.Lines.IsEmpty);

        Assert.Contains("has another secret", Assert.Single(Activity.Lines), StringComparison.Ordinal);
        Assert.False(careless.Trusts);
    }

    [Fact]
    public void A_command_for_a_node_that_has_not_proved_it_is_refused()
    {
        Hold(Peer);

        Ask(There);

        Assert.Equal($"UNREACHABLE_NODE: {There} has not proved that it knows the secret", Fault());
    }

    [Fact]
    public void A_node_that_comes_back_with_another_uid_has_to_prove_it_again()
    {
        Meet();
        var reborn = AddPeer(Other with { Uid = 3 }, There, Secret);
        Hold(reborn, Other with { Uid = 3 });

        // The earlier life, or somebody who has its letters, is not obeyed any more.
        Peer.Tell(new FleetMessage.CommandSent(Other, Order));
        ExpectNothing();

        Assert.False(Tree.HasMessages);
    }

    [Fact]
    public void Who_speaks_in_the_name_of_a_node_without_its_key_is_not_obeyed_and_said_once_a_minute()
    {
        Meet();
        for (var i = 0; i < 10; i++) Actor.Tell(Peer.Seal(new FleetMessage.CommandSent(Other, Order)) with { Seal = new byte[32] }, ActorRefs.NoSender);
        ExpectNothing();

        Assert.False(Tree.HasMessages);
        Assert.Equal($"Error cluster: something was said in the name of {There} by somebody who is not: it is not believed", Assert.Single(Activity.Lines));
    }

    [Fact]
    public void A_command_that_is_sent_again_by_somebody_is_carried_out_once()
    {
        Meet();
        var command = Peer.Seal(new FleetMessage.CommandSent(Other, Order));
        for (var i = 0; i < 10; i++) Actor.Tell(command, ActorRefs.NoSender);
        Tree.ExpectMsg(OrderOfOther);
        Settle();

        Assert.False(Tree.HasMessages);
        Assert.Equal($"Error cluster: something that {There} had said before was said again: it is not believed twice", Assert.Single(Activity.Lines));
    }

    [Fact]
    public void What_is_not_sealed_is_nothing()
    {
        Meet();
        Actor.Tell(new FleetMessage.CommandSent(Other, Order), ActorRefs.NoSender);
        Actor.Tell(new Letter(0, 0, new FleetMessage.CommandSent(Other, Order)), ActorRefs.NoSender);
        Actor.Tell(new Heard(PeerEnd.FleetOf(Other.Uid), new FleetMessage.CommandSent(Other, Order)), ActorRefs.NoSender);
        ExpectNothing();

        Assert.False(Tree.HasMessages);
    }

    [Fact]
    public void Nobody_speaks_for_another_node_whatever_it_has_proved()
    {
        Meet();
        Peer.Tell(new FleetMessage.TableTold(Assert.Single(NodeTable.Empty(Self).With(new ProcessInfo { Group = "g", Name = "p" }).InParts())));
        Peer.Tell(new FleetMessage.CommandSent(Self, Order));
        ExpectNothing();

        Assert.False(Tree.HasMessages);
        Assert.All(Board.View.ByUid.Values, n => Assert.Null(n.Table));
    }

    // The cluster has the peer, and the hello is in the test's hands; returns what the fleet actor asks first.
    private FleetEnvelope.ProofWanted Hold(FakePeer peer, NodeId? life = null)
    {
        peer.Hello = envelope => _hello.Ref.Tell(envelope, ActorRefs.NoSender);
        See(life ?? Other);
        return _hello.ExpectMsg<FleetEnvelope.ProofWanted>();
    }

    private void See(NodeId peer) => Fleet.Tell(new FleetInput.MemberSeen(Member(There, peer.Uid)));
}
