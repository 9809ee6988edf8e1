using System.Collections.Immutable;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Cluster;
using Akka.Remote;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Clustering.Shell;

/// <summary>One life of a node, and what it was told of its cluster.</summary>
internal sealed class FleetNode
{
    /// <summary>Joining, finding out and deciding take real time, and on a busy machine more of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly IActorRef _listener;
    private readonly List<(Func<FleetNode, bool> IsMet, TaskCompletionSource Met)> _waiting = [];

    public FleetNode(ActorSystem system)
    {
        System = system;
        Cluster = Cluster.Get(system);
        _listener = system.ActorOf(Script.Of((_, message) => Heard(message)), "listener");
        Cluster.Subscribe(_listener, ClusterEvent.InitialStateAsEvents, typeof(ClusterEvent.IClusterDomainEvent));
    }

    public ActorSystem System { get; }

    public Cluster Cluster { get; }

    public UniqueAddress Self => Cluster.SelfUniqueAddress;

    public ImmutableList<object> Events { get; private set; } = [];

    public RemoteActorRefProvider Provider => (RemoteActorRefProvider)((ExtendedActorSystem)System).Provider;

    /// <summary>When what it knows is so; asked again at each event.</summary>
    public Task Until(Func<FleetNode, bool> isMet, string what)
    {
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate) _waiting.Add((isMet, met));
        Ask();
        return Within(met.Task, what);
    }

    public Task UntilUp(int members) => Until(
        n => n.Cluster.State is var s && s.Members.Count == members && s.Members.All(m => m.Status == MemberStatus.Up) && s.Unreachable.IsEmpty,
        $"sees {members} members, all Up");

    public async Task<T> UntilTold<T>(Func<T, bool>? isIt = null)
    {
        await Until(n => n.Events.OfType<T>().Any(isIt ?? (_ => true)), $"is told {typeof(T).Name}");
        return Events.OfType<T>().First(isIt ?? (_ => true));
    }

    /// <summary>Its system has ended by itself; the answer is why.</summary>
    public async Task<CoordinatedShutdown.Reason> UntilEnded()
    {
        var shutdown = CoordinatedShutdown.Get(System);
        await System.WhenTerminated.Within(Patience, $"{Self} ends");
        return shutdown.ShutdownReason;
    }

    /// <summary>It has heard all that it was told so far.</summary>
    public Task Flushed()
    {
        Cluster.SendCurrentClusterState(_listener);
        return UntilTold<ClusterEvent.CurrentClusterState>();
    }

    /// <summary>As if the process were killed: no word more to anybody.</summary>
    public void Crash()
    {
        Provider.Remoting.Dispose();
        Abort();
    }

    /// <summary>Ends without leaving.</summary>
    public void Abort() => ((ActorSystemImpl)System).Abort();

    private async Task Within(Task met, string what)
    {
        try
        {
            await met.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{Self} does not see that it {what}, but\n{string.Join('\n', Cluster.State.Members)}\n"
                + $"unreachable: {string.Join(", ", Cluster.State.Unreachable)}\n{string.Join('\n', Events)}");
        }
    }

    private void Heard(object message)
    {
        lock (_gate) Events = Events.Add(message);
        Ask();
    }

    private void Ask()
    {
        lock (_gate)
        {
            foreach (var (_, met) in _waiting.Where(w => w.IsMet(this))) met.TrySetResult();
            _waiting.RemoveAll(w => w.Met.Task.IsCompleted);
        }
    }
}
