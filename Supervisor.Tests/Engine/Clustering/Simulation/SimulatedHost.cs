using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster;

namespace Supervisor.Tests.Engine.Clustering.Simulation;

/// <summary>One address with the lives that are lived there: what the daemon around the pure protocol will be.</summary>
internal sealed class SimulatedHost(int index, SimulatedWorld world) : IClusterTransport
{
    private ClusterNode? _node;
    private HeartbeatMonitor? _monitor;
    private readonly HashSet<UniqueAddress> _askers = [];
    private ImmutableArray<UniqueAddress> _accused = [];
    private bool _wasMember;
    private Address? _contact;

    public Address Address { get; } = new("akka.tcp", "supervisor", $"10.0.{index / 256}.{index % 256}", 4053);

    public int Index => index;

    public int Life { get; private set; }

    public bool IsAlive => _node is not null;

    /// <summary>It wants to go, or has gone: it is not missed.</summary>
    public bool IsLeaving { get; private set; }

    public TimeSpan FrozenUntil { get; set; }

    public int SlownessMilliseconds { get; set; }

    /// <summary>Until when something was wrong with it or with its links; far in the future while it is.</summary>
    public TimeSpan TroubledUntil { get; set; }

    public GossipMeter Meter { get; } = new();

    public ClusterNode? Node => _node;

    public ClusterView? View => _node?.View;

    public Membered? Membered => _node?.Phase as Membered;

    public void Start()
    {
        Life++;
        IsLeaving = false;
        var uid = (int)world.Chance.Next();
        var self = new UniqueAddress(Address, uid);
        _monitor = new HeartbeatMonitor(self, world.Settings.FailureDetector, world.Now);
        _accused = [];
        _askers.Clear();
        _node = ClusterNode.Create(world.Settings, self, ImmutableHashSet<string>.Empty, world.Chance.Next(), epoch: 0);
        world.Tell(this, $"starts as #{uid:x}");
        world.After(TimeSpan.Zero, new(SimulatedEventKind.Beat, index, Life, null, null));
        Take(new ClusterInput.JoinSeedNodes(world.Seeds, _wasMember, _contact));
    }

    public void Crash()
    {
        world.Tell(this, "crashes");
        _node = null;
        (_wasMember, _contact) = (false, null);
        Life++;
    }

    public void Leave()
    {
        IsLeaving = true;
        world.Tell(this, "leaves");
        Take(new ClusterInput.LeaveNode(Address));
    }

    public void Receive(ClusterMessage message)
    {
        switch (message)
        {
            case ClusterMessage.Heartbeat heartbeat: Hear(heartbeat); break;
            case ClusterMessage.HeartbeatReply reply: _monitor = _monitor!.Heard(reply, world.Now); break;
            default: Take(new ClusterInput.Received(message)); break;
        }
    }

    /// <summary>Who asks for the first time does so over a new connection, over which the first answer is given at once.</summary>
    private void Hear(ClusterMessage.Heartbeat heartbeat)
    {
        _monitor = _monitor!.Asked(heartbeat, world.Now);
        if (heartbeat.ToUid == _monitor.Self.Uid && _askers.Add(heartbeat.From))
            Send(heartbeat.From.Address, new ClusterMessage.HeartbeatReply(_monitor.Self, heartbeat.From.Uid, heartbeat.Sequence));
    }

    public void Tick() => Take(ClusterInput.TimeElapsed.Instance);

    public void Beat()
    {
        _monitor = _monitor!.Beat(world.Now, (to, message) => Send(to.Address, message));
        world.At(_monitor.Due, new(SimulatedEventKind.Beat, index, Life, null, null));
        var accused = _monitor.Accused(world.Now);
        if (accused.SequenceEqual(_accused)) return;
        _accused = accused;
        if (world.Story is not null) world.Tell(this, $"accuses [{string.Join(' ', accused.Select(Portrait.Of))}]");
        Take(new ClusterInput.Accused(accused));
    }

    public void DialFailed(Address address) => Take(new ClusterInput.DialFailed(address));

    public void Send(Address to, ClusterMessage message)
    {
        Meter.Count(message, world.Now);
        world.Send(this, to, message);
    }

    private void Take(ClusterInput input)
    {
        var before = _node!;
        var (after, outputs, _) = ClusterNode.Handle(before, input, world.Now);
        _node = after;
        if (before.Phase is Membered && input is ClusterInput.TimeElapsed) Assert.True(after.Due > world.Now, $"{Address} does not let time pass.");
        if ((after.Due != before.Due || input is ClusterInput.TimeElapsed) && after.Due != ClusterNode.Never)
        {
            world.At(after.Due, new(SimulatedEventKind.Tick, index, Life, null, null));
        }
        if (!ReferenceEquals(before.View, after.View))
        {
            if (world.Story is not null) world.Tell(this, $"sees {Portrait.Of(_node)}");
            world.Invariants.ViewChanged(this, before.View, after.View);
            _monitor = _monitor!.Watch(after.View?.Targets ?? [], after.View?.Suspects ?? [], world.Now);
        }
        foreach (var output in outputs) Perform(output);
    }

    private void Perform(ClusterOutput output)
    {
        switch (output)
        {
            case ClusterOutput.Send send: Send(send.To, send.Message); break;
            case ClusterOutput.Ended ended: End(ended); break;
        }
    }

    private void End(ClusterOutput.Ended ended)
    {
        world.Tell(this, $"ends: {ended.Reason} {ended.Contact}");
        _node = null;
        Life++;
        var isForGood = IsLeaving || ended.Reason == EndReason.Left;
        IsLeaving |= isForGood;
        (_wasMember, _contact) = (!isForGood, ended.Contact);
        if (!isForGood) world.After(world.Chance.Milliseconds(100, 500), new(SimulatedEventKind.Act, index, Life, null, Start));
    }
}
