using System.Collections.Immutable;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Event;
using Akka.Remote;

namespace Akka.Cluster;

public class Cluster : IExtension
{
    private readonly IActorRef _daemon;
    private readonly ClusterCallbacks _callbacks;
    private volatile Membered? _now;
    private volatile bool _isTerminated;

    /// <exception cref="ConfigurationException">The system is not one of a cluster, or akka.cluster has a value that will not do.</exception>
    internal Cluster(ActorSystemImpl system)
    {
        System = system;
        if (system.Provider is not RemoteActorRefProvider { ClusterSettings: { } settings } provider)
            throw new ConfigurationException(
                $"ActorSystem [{system}] needs akka.actor.provider = cluster, and has '{system.Settings.ProviderClass}'");
        Settings = settings;
        SelfUniqueAddress = new UniqueAddress(provider.DefaultAddress, AddressUidExtension.Uid(system));
        Log = Logging.GetLogger(system.EventStream, "cluster");
        _callbacks = new ClusterCallbacks(Log);
        Clock = new ClusterClock(system.Time);
        Heartbeats = new Heartbeats(SelfUniqueAddress, Settings.Protocol.FailureDetector, Clock, provider.Remoting);
        _daemon = system.SystemActorOf(GuardianProducer.Props(() => new ClusterDaemon(this, provider)), ClusterTransport.DaemonName);
        ClusterShutdown.AddTo(CoordinatedShutdown.Get(system), this);
    }

    public ExtendedActorSystem System { get; }

    public ClusterSettings Settings { get; }

    public UniqueAddress SelfUniqueAddress { get; }

    public Address SelfAddress => SelfUniqueAddress.Address;

    public ImmutableHashSet<string> SelfRoles => Settings.Roles;

    /// <summary>Outside of a cluster with the status Removed.</summary>
    public Member SelfMember => _now is { View: { SelfPlace: >= 0, Self: var self } }
        ? self
        : Member.Restore(SelfUniqueAddress, Member.NeverUp, MemberStatus.Removed, SelfRoles);

    public ClusterEvent.CurrentClusterState State => _now is { } us ? ClusterSnapshot.StateOf(us) : new();

    public bool IsTerminated => _isTerminated;

    internal ILoggingAdapter Log { get; }

    internal ClusterClock Clock { get; }

    internal Heartbeats Heartbeats { get; }

    internal ClusterMilestones Milestones { get; } = new();

    public static Cluster Get(ActorSystem system) => system.WithExtension<Cluster, ClusterExtension>();

    public void Join(Address address) => _daemon.Tell(new ClusterInput.JoinNode(Global(address)));

    /// <summary>Done when this node is Up.</summary>
    public Task JoinAsync(Address address, CancellationToken token = default) => Joining(() => Join(address), $"address: {address}", token);

    public void JoinSeedNodes(IEnumerable<Address> seedNodes) => _daemon.Tell(JoiningThrough(seedNodes));

    /// <summary>Done when this node is Up.</summary>
    public Task JoinSeedNodesAsync(IEnumerable<Address> seedNodes, CancellationToken token = default)
    {
        Address[] seeds = [.. seedNodes];
        return Joining(() => JoinSeedNodes(seeds), $"list of seed nodes: {string.Join(", ", seeds)}", token);
    }

    public void Leave(Address address) => _daemon.Tell(new ClusterInput.LeaveNode(Global(address)));

    public Task LeaveAsync() => LeaveAsync(CancellationToken.None);

    /// <summary>Done when this node is out of the cluster.</summary>
    public Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (!_isTerminated) Leave(SelfAddress);
        return Milestones.Ended.WaitAsync(cancellationToken);
    }

    public void Down(Address address) => _daemon.Tell(new ClusterInput.DownNode(Global(address)));

    public void Subscribe(IActorRef subscriber, params Type[] to) =>
        Subscribe(subscriber, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsSnapshot, to);

    public void Subscribe(IActorRef subscriber, ClusterEvent.SubscriptionInitialStateMode initialStateMode, params Type[] to)
    {
        if (to.Length == 0) throw new ArgumentException("At least one `IClusterDomainEvent` class is required", nameof(to));
        if (Array.Find(to, t => !typeof(ClusterEvent.IClusterDomainEvent).IsAssignableFrom(t)) is { } other)
            throw new ArgumentException($"Subscribe to `IClusterDomainEvent` or subclasses, was [{other}]", nameof(to));
        _daemon.Tell(new ClusterRequest.Subscribe(subscriber, initialStateMode, [.. to]));
    }

    public void Unsubscribe(IActorRef subscriber) => _daemon.Tell(new ClusterRequest.Unsubscribe(subscriber, null));

    public void Unsubscribe(IActorRef subscriber, Type to) => _daemon.Tell(new ClusterRequest.Unsubscribe(subscriber, to));

    public void SendCurrentClusterState(IActorRef receiver) => _daemon.Tell(new ClusterRequest.SendState(receiver));

    public void RegisterOnMemberUp(Action callback) => _callbacks.OnUp(callback);

    public void RegisterOnMemberRemoved(Action callback) => _callbacks.OnRemoved(callback);

    /// <summary>With what the former life at this address has left.</summary>
    internal ClusterInput JoiningThrough(IEnumerable<Address> seedNodes)
    {
        var former = FormerLives.Of(SelfAddress);
        return new ClusterInput.JoinSeedNodes([.. seedNodes.Select(Global)], former.WasMember, former.Contact);
    }

    /// <summary>By the daemon, before it tells the subscribers.</summary>
    internal void Show(Membered? now)
    {
        _now = now;
        if (now is not { View.SelfPlace: >= 0 }) return;
        Milestones.Reached(now.View.Self.Status);
        if (now.View.Self.Status == MemberStatus.Up) _callbacks.RunUp();
    }

    /// <summary>By the daemon: this node is out of the cluster for good.</summary>
    internal void End()
    {
        _isTerminated = true;
        Milestones.End();
        _callbacks.RunRemoved();
    }

    private Address Global(Address address) => address.HasLocalScope && address.System == SelfAddress.System ? SelfAddress : address;

    private Task Joining(Action join, string through, CancellationToken token)
    {
        if (_isTerminated) throw new ClusterJoinFailedException("Cluster has already been terminated");
        var joined = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        RegisterOnMemberUp(() => joined.TrySetResult());
        RegisterOnMemberRemoved(() => joined.TrySetException(
            new ClusterJoinFailedException($"Node has not managed to join the cluster using provided {through}")));
        join();
        return joined.Task.WaitAsync(token);
    }
}
