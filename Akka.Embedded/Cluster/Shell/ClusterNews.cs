using Akka.Actor;
using Akka.Event;

namespace Akka.Cluster;

/// <summary>What has changed in the cluster, as this node sees it: to the log, and to those who subscribe.</summary>
internal sealed class ClusterNews(Cluster cluster)
{
    private readonly EventStream _stream = cluster.System.EventStream;

    /// <summary>One view after the other; null is outside of a cluster.</summary>
    public void Tell(ReadOnlySpan<ClusterView?> views)
    {
        for (var at = 1; at < views.Length; at++) Tell(views[at - 1], views[at]);
    }

    /// <summary>Afterwards the subscriber is told what changes, without a gap and without a double.</summary>
    public void Take(ClusterRequest.Subscribe request, ClusterEvent.CurrentClusterState state, ClusterView? view)
    {
        if (request.Mode == ClusterEvent.SubscriptionInitialStateMode.InitialStateAsSnapshot)
        {
            request.Subscriber.Tell(state, ActorRefs.NoSender);
        }
        else
        {
            foreach (var news in ClusterEvents.Between(null, view).Where(e => request.To.Any(t => t.IsInstanceOfType(e)))) request.Subscriber.Tell(news, ActorRefs.NoSender);
        }
        foreach (var type in request.To) _stream.Subscribe(request.Subscriber, type);
    }

    public void Take(ClusterRequest.Unsubscribe request)
    {
        if (request.To is { } type) _stream.Unsubscribe(request.Subscriber, type);
        else _stream.Unsubscribe(request.Subscriber);
    }

    private void Tell(ClusterView? before, ClusterView? after)
    {
        if (after is null) _stream.Publish(ClusterEvent.ClusterShuttingDown.Instance);
        foreach (var news in ClusterEvents.Between(before, after))
        {
            if (cluster.Settings.LogInfo && after is not null) Log(news);
            _stream.Publish(news);
        }
    }

    private void Log(ClusterEvent.IClusterDomainEvent news)
    {
        switch (news)
        {
            case ClusterEvent.MemberRemoved gone: cluster.Log.Info("{0} is Removed (it was {1})", gone.Member.UniqueAddress, gone.PreviousStatus); break;
            case ClusterEvent.MemberStatusChange change: cluster.Log.Info("{0} is {1}", change.Member.UniqueAddress, change.Member.Status); break;
            case ClusterEvent.UnreachableMember lost: cluster.Log.Warning("{0} is unreachable", lost.Member.UniqueAddress); break;
            case ClusterEvent.ReachableMember found: cluster.Log.Info("{0} is reachable again", found.Member.UniqueAddress); break;
            case ClusterEvent.LeaderChanged change: cluster.Log.Info("The leader is {0}", change.Leader); break;
        }
    }
}
