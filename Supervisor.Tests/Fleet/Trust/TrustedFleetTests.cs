using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Fleet.Trust;
using Supervisor.Actors.Messages;
using Supervisor.Tests.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Fleet.Trust;

public class TrustedFleetTests : TestKit
{
    private const string Secret = "open sesame", Here = "akka.tcp://supervisor@here:1";

    private static readonly NodeId Self = new("here", 1), Other = new("there", 2);
    private static readonly SupervisorCommand Order = new SupervisorCommand.StopProcess(new("g", "p"), Wait: true);

    private readonly ManualTime _time = new();
    private readonly FakeMainLog _log = new();
    private readonly FleetBoard _board = new();
    private readonly TestProbe _tree;
    private readonly TestProbe _peer;
    private readonly string _there;
    private readonly IActorRef _fleet;

    public TrustedFleetTests()
        : base("akka { scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\", test.single-expect-default = 60s }")
    {
        (_tree, _peer) = (CreateTestProbe(), CreateTestProbe());
        _there = $"{_peer.Ref.Path.Address}";
        var home = new FleetHome(_board, new(), new FakeLogShelf(), new FakeUsageMeter(), _log, _time);
        _fleet = Sys.ActorOf(FleetActor.Props(new(Self, _tree.Ref, _ => _peer.Ref, home) { Secret = new(Here, Secret) }), "fleet");
    }

    [Fact]
    public void Until_it_has_proved_the_secret_a_member_is_told_nothing_believed_nothing_and_obeyed_in_nothing()
    {
        See();
        _peer.ExpectMsg<FleetMessage.ProofWanted>();

        _fleet.Tell(new FleetMessage.TableWanted(), _peer.Ref);
        _fleet.Tell(new FleetMessage.CommandSent(Other, Order), _peer.Ref);
        Tell(new NodeTable(Other, 1, new("1", Mood.Running), System.Collections.Immutable.ImmutableDictionary<Namespec, ProcessInfo>.Empty));
        _fleet.Tell(new FleetInput.ProcessUpdated(new() { Group = "g", Name = "p" }));
        Advance(5);

        _peer.ExpectMsg<FleetMessage.ProofWanted>();
        Assert.False(_tree.HasMessages);
        Assert.Null(Assert.Single(_board.View.ByUid.Values).Table);
    }

    [Fact]
    public void After_its_proof_it_is_greeted_and_obeyed()
    {
        See();
        Prove(Secret, _peer.ExpectMsg<FleetMessage.ProofWanted>());
        _peer.ExpectMsg<FleetMessage.TableWanted>();
        _peer.ExpectMsg<FleetMessage.VersionTold>();

        _fleet.Tell(new FleetMessage.CommandSent(Other, Order), _peer.Ref);

        _tree.ExpectMsg(Order);
    }

    [Fact]
    public void It_is_given_a_proof_when_it_asks_for_one()
    {
        See();
        _peer.ExpectMsg<FleetMessage.ProofWanted>();
        var nonce = new byte[HelloProof.NonceSize];

        _fleet.Tell(new FleetMessage.ProofWanted(Other.Uid, EquatableArray.Of<byte>(nonce)), _peer.Ref);

        var given = _peer.ExpectMsg<FleetMessage.ProofGiven>();
        Assert.Equal(Self.Uid, given.Uid);
        Assert.True(HelloProof.IsRight(Secret, new(Here, Self.Uid), new(_there, Other.Uid), nonce, given.Proof.Items.AsSpan()));
    }

    [Fact]
    public void A_wrong_proof_is_refused_with_a_line_in_the_log_once_a_minute()
    {
        See();
        var wanted = _peer.ExpectMsg<FleetMessage.ProofWanted>();
        for (var i = 0; i < 13; i++)
        {
            for (var j = 0; j < 10; j++) Prove("close sesame", wanted);
            Fence();
            Advance(5);
        }

        Prove("close sesame", wanted);
        Fence();

        string[] once = [$"Error cluster: {_there} has another secret: it is told nothing, and not obeyed"];
        Assert.Equal([.. once, .. once], _log.Lines);
        Assert.False(_tree.HasMessages);
    }

    [Fact]
    public void A_command_for_a_node_that_has_not_proved_it_is_refused()
    {
        See();
        var client = CreateTestProbe();

        _fleet.Tell(new FleetInput.Command(_there, Order, TimeSpan.FromSeconds(5)), client.Ref);

        client.ExpectMsg(new CommandReply.Fault(FaultCode.UnreachableNode, $"{_there} has not proved that it knows the secret"));
    }

    [Fact]
    public void A_node_that_comes_back_with_another_uid_has_to_prove_it_again()
    {
        See();
        Prove(Secret, _peer.ExpectMsg<FleetMessage.ProofWanted>());
        _peer.ExpectMsg<FleetMessage.TableWanted>();
        _peer.ExpectMsg<FleetMessage.VersionTold>();

        _fleet.Tell(new FleetInput.MemberSeen(new(_there, 3, default, "Up", IsReachable: true)));
        _peer.ExpectMsg<FleetMessage.ProofWanted>();
        _fleet.Tell(new FleetMessage.CommandSent(Other with { Uid = 3 }, Order), _peer.Ref);
        Fence();

        Assert.False(_tree.HasMessages);
    }

    private void See() => _fleet.Tell(new FleetInput.MemberSeen(new(_there, Other.Uid, default, "Up", IsReachable: true)));

    private void Tell(NodeTable table) => _fleet.Tell(new FleetMessage.TableTold(Assert.Single(table.InParts())), _peer.Ref);

    private void Prove(string secret, FleetMessage.ProofWanted wanted)
    {
        var proof = HelloProof.Make(secret, new(_there, Other.Uid), new(Here, wanted.Uid), wanted.Nonce.Items.AsSpan());
        _fleet.Tell(new FleetMessage.ProofGiven(Other.Uid, EquatableArray.Of<byte>(proof)), _peer.Ref);
    }

    // What was told before has been handled when this is answered.
    private void Fence()
    {
        var client = CreateTestProbe();
        _fleet.Tell(new FleetInput.Command("nobody", Order, TimeSpan.FromSeconds(5)), client.Ref);
        client.ExpectMsg<CommandReply.Fault>();
    }

    private void Advance(double seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        ((TestScheduler)Sys.Scheduler).Advance(TimeSpan.FromSeconds(seconds));
    }
}
