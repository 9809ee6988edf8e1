using Akka.Actor;
using Supervisor.Actors.Fleet.Feed;
using Supervisor.Actors.Messages;

namespace Supervisor.Node.Cluster;

/// <summary>The supervision tree as the fleet's actors see it: the one that lives at the moment.</summary>
internal sealed class FleetTree : ICanTell
{
    private volatile IActorRef? _root;

    public TreeFeed Feed { get; } = new();

    /// <summary>Null between two trees.</summary>
    public void Become(IActorRef? root) => _root = root;

    public void Tell(object message, IActorRef? sender)
    {
        if (_root is { } root) root.Tell(message, sender);
        else sender?.Tell(new CommandReply.Fault(FaultCode.ShutdownState), ActorRefs.NoSender);
    }
}
