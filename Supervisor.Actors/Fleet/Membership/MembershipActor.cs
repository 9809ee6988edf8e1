using Akka.Actor;
using Akka.Cluster;
using Akka.Remote;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;
using Supervisor.Actors.Tree;

namespace Supervisor.Actors.Fleet.Membership;

/// <summary>Follows what the cluster says of its members, and tells the fleet actor and the log.</summary>
public sealed class MembershipActor : UntypedActor
{
    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly ICanTell _fleet;
    private readonly MemberLog _log;
    private readonly TimeSpan _silence;
    private MemberTable _table = MemberTable.Empty;
    private bool _isOver;

    private MembershipActor(ICanTell fleet, FleetBoard board, IActivityLog log) =>
        (_fleet, _log, _silence) = (fleet, new(log, board, _cluster.SelfUniqueAddress.Uid), Silence.Of(Context.System.Settings.Config));

    /// <summary>Tells a fleet actor; names for the log are those on its board.</summary>
    public static Props Props(ICanTell fleet, FleetBoard board, IActivityLog log) =>
        Producer.Props(() => new MembershipActor(fleet, board, log));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        _cluster.Subscribe(
            Self,
            ClusterEvent.SubscriptionInitialStateMode.InitialStateAsSnapshot,
            typeof(ClusterEvent.IMemberEvent),
            typeof(ClusterEvent.ReachabilityEvent),
            typeof(ClusterEvent.LeaderChanged));
        Context.System.EventStream.Subscribe(Self, typeof(ThisActorSystemQuarantinedEvent));
        // Nobody has let this node in yet; its own processes are to be seen all the same.
        var self = _cluster.SelfUniqueAddress;
        var roles = EquatableArray.Of(_cluster.SelfRoles.Order(StringComparer.Ordinal));
        _fleet.Tell(new FleetInput.MemberSeen(new($"{self.Address}", self.Uid, roles, $"{MemberStatus.Joining}", IsReachable: true)), Self);
    }

    /// <inheritdoc/>
    protected override void PostStop() => _cluster.Unsubscribe(Self);

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ClusterEvent.CurrentClusterState state: Become(MemberTable.Of(state)); break;
            case ClusterEvent.MemberRemoved e: Become(_table.Without(e.Member.UniqueAddress)); break;
            case ClusterEvent.IMemberEvent e: Become(_table.With(e.Member)); break;
            case ClusterEvent.UnreachableMember e: Become(_table.WithReachability(e.Member, isReachable: false)); break;
            case ClusterEvent.ReachableMember e: Become(_table.WithReachability(e.Member, isReachable: true)); break;
            case ClusterEvent.LeaderChanged e: Become(_table with { Leader = e.Leader }); break;
            case ThisActorSystemQuarantinedEvent: EndQuarantined(); break;
            default: Unhandled(message); break;
        }
    }

    // A node that is out sees everybody go. The others are not gone, it is: what is known of them is kept.
    private void Become(MemberTable table)
    {
        if (_isOver) return;
        var before = _table;
        _table = table;
        _isOver = before.Rows.ContainsKey(_cluster.SelfUniqueAddress)
            && (_cluster.IsTerminated || _cluster.SelfMember.Status is MemberStatus.Exiting or MemberStatus.Down or MemberStatus.Removed);
        if (_isOver) return;
        foreach (var input in table.Since(before))
        {
            _log.Write(input);
            _fleet.Tell(input is FleetInput.MemberSeen seen ? seen with { Silence = _silence } : input, Self);
        }
    }

    // The others will not hear this life again: only another one can join them. Who was on its way out has left, though.
    private void EndQuarantined()
    {
        var status = _table.Rows.GetValueOrDefault(_cluster.SelfUniqueAddress)?.Status;
        _ = CoordinatedShutdown.Get(Context.System).Run(status is MemberStatus.Leaving or MemberStatus.Exiting
            ? CoordinatedShutdown.ClusterLeavingReason.Instance
            : CoordinatedShutdown.ClusterDowningReason.Instance);
    }
}
