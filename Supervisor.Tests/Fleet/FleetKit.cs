using System.Collections.Concurrent;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Events;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Fleet.Trust;
using Supervisor.Actors.Messages;
using Supervisor.Tests.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Fleet;

/// <summary>A fleet actor whose cluster, tree, clients and one peer the test plays.</summary>
public abstract class FleetKit : TestKit
{
    private protected const string Here = "akka.tcp://supervisor@here:1", There = "akka.tcp://supervisor@there:1";

    private protected static readonly NodeId Self = new("here", 1), Other = new("there", 2);
    private protected static readonly SupervisorCommand Order = new SupervisorCommand.StopProcess(new("g", "p"), Wait: true);

    /// <summary>The same as the tree is given it when it comes from the other node.</summary>
    private protected static readonly SupervisorCommand OrderOfOther = Order with { By = $"node {Other.Name}" };

    private readonly string? _secret;
    private readonly TestProbe _heard;

    private protected FleetKit(string? secret = null)
        : base("akka { scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\", test.single-expect-default = 60s }")
    {
        (Tree, Client, _heard, _secret) = (CreateTestProbe(), CreateTestProbe(), CreateTestProbe(), secret);
        Home = new(Board, Events, Shelf, Meter, Activity, Time);
        (Actor, Fleet) = Begin(Self, Here, address => Peers[address], "fleet");
        Peer = AddPeer(Other, There, secret);
    }

    private protected ManualTime Time { get; } = new();

    private protected FleetBoard Board { get; } = new();

    private protected Broadcast<FleetEvent> Events { get; } = new();

    private protected FakeLogShelf Shelf { get; } = new();

    private protected FakeUsageMeter Meter { get; } = new();

    private protected FakeMainLog Activity { get; } = new();

    private protected FleetHome Home { get; }

    private protected TestProbe Tree { get; }

    private protected TestProbe Client { get; }

    /// <summary>The others by their addresses.</summary>
    private protected ConcurrentDictionary<string, FakePeer> Peers { get; } = [];

    /// <summary>The one that most tests are about.</summary>
    private protected FakePeer Peer { get; }

    /// <summary>The errand from which the last letter came that was expected.</summary>
    private protected long Errand { get; private set; }

    private protected IActorRef Actor { get; }

    private protected Inlet Fleet { get; }

    /// <summary>Letters that are passed over.</summary>
    private protected Func<FleetMessage, bool> Ignores { get; set; } = _ => false;

    private protected static FleetMember Member(string address, long uid, bool isReachable = true) =>
        new(address, uid, EquatableArray.Of<string>("web"), "Up", isReachable);

    private protected (IActorRef Actor, Inlet Fleet) Begin(NodeId self, string address, Func<string, ICanTell> peer, string? name = null)
    {
        var ports = new FleetPorts(self, address, order => Tree.Ref.Ask<CommandReply>(order), peer, Home) { Secret = _secret };
        var actor = Sys.ActorOf(FleetActor.Props(ports), name);
        return (actor, new(actor, ports.Key));
    }

    /// <summary>A node that is at an address from now on, for the fleet actor of this node.</summary>
    private protected FakePeer AddPeer(NodeId peer, string address, string? secret = null) => AddPeer(peer, address, secret, Actor, new(Here, Self.Uid));

    private protected FakePeer AddPeer(NodeId peer, string address, string? secret, IActorRef fleet, PeerLife life) =>
        Peers[address] = new(peer, address, life, secret, envelope => fleet.Tell(envelope, ActorRefs.NoSender))
        {
            Heard = letter => _heard.Ref.Tell(letter, ActorRefs.NoSender),
        };

    /// <summary>The cluster has the peer: they greet each other.</summary>
    private protected void Meet(bool isReachable = true)
    {
        Fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid, isReachable)));
        Expect<FleetMessage.TableWanted>();
        Expect<FleetMessage.VersionTold>();
    }

    private protected void LoseTouch() => Fleet.Tell(new FleetInput.MemberSeen(Member(There, Other.Uid, isReachable: false)));

    private protected void Ask(string node) => Fleet.Ask(new FleetInput.Command(node, Order, TimeSpan.FromSeconds(5)), Client.Ref);

    private protected string Fault() => Client.ExpectMsg<CommandReply.Fault>().Text;

    /// <summary>The next letter for the peer.</summary>
    private protected T Expect<T>() where T : FleetMessage
    {
        var letter = (Letter)_heard.FishForMessage(m => m is Letter letter && !Ignores(letter.Content));
        Errand = letter.From;
        return Assert.IsType<T>(letter.Content);
    }

    /// <summary>The next letter of that kind.</summary>
    private protected T Fish<T>() where T : FleetMessage => (T)((Letter)_heard.FishForMessage(m => m is Letter { Content: T })).Content;

    /// <summary>What the fleet actor and that errand were told before has been handled, and the peer has heard nothing.</summary>
    private protected void ExpectNothing(long errand = 0)
    {
        Settle(errand);
        while (_heard.HasMessages) Assert.True(_heard.ReceiveOne(TimeSpan.Zero) is Letter letter && Ignores(letter.Content));
    }

    /// <summary>Tells an errand of the node, and returns once that was taken.</summary>
    private protected void Tell(long errand, FleetMessage content)
    {
        Peer.Tell(content, errand);
        Settle(errand);
    }

    /// <summary>Returns once what the fleet actor, and that errand, were told before has been handled.</summary>
    private protected void Settle(long errand = 0)
    {
        Fence();
        if (errand == 0) return;
        var probe = CreateTestProbe();
        Sys.ActorSelection(Actor.Path / $"errand-{errand}").Tell(new Identify(0), probe.Ref);
        probe.ExpectMsg<ActorIdentity>();
        Fence();
    }

    private void Fence()
    {
        var probe = CreateTestProbe();
        Fleet.Ask(new FleetInput.Command("nobody", Order, TimeSpan.FromSeconds(5)), probe.Ref);
        probe.ExpectMsg<CommandReply.Fault>();
    }

    private protected void Advance(double seconds)
    {
        Time.Advance(TimeSpan.FromSeconds(seconds));
        ((TestScheduler)Sys.Scheduler).Advance(TimeSpan.FromSeconds(seconds));
    }
}
