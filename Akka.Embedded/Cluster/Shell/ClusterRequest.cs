using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;

namespace Akka.Cluster;

/// <summary>What the extension asks of its daemon, beside the protocol's own inputs.</summary>
internal abstract record ClusterRequest : IDeadLetterSuppression
{
    private ClusterRequest()
    {
    }

    public sealed record Subscribe(IActorRef Subscriber, ClusterEvent.SubscriptionInitialStateMode Mode, ImmutableArray<Type> To) : ClusterRequest;

    /// <summary>Null: from everything.</summary>
    public sealed record Unsubscribe(IActorRef Subscriber, Type? To) : ClusterRequest;

    public sealed record SendState(IActorRef Receiver) : ClusterRequest;

    /// <summary>A life that is over is not spoken with again.</summary>
    public sealed record Quarantine(UniqueAddress Node) : ClusterRequest;

    /// <summary>The time for joining is up.</summary>
    public sealed record GiveUpJoining : ClusterRequest
    {
        public static readonly GiveUpJoining Instance = new();
    }
}
