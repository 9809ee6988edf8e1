using Akka.Actor;
using Supervisor.Actors.Fleet.Feed;
using Supervisor.Actors.Messages;

namespace Supervisor.Node.Cluster;

/// <summary>The supervision tree as the fleet's actors see it: the one that lives at the moment.</summary>
internal sealed class FleetTree
{
    private volatile IActorRef? _root;

    public TreeFeed Feed { get; } = new();

    /// <summary>Null between two trees.</summary>
    public void Become(IActorRef? root) => _root = root;

    /// <summary>Has the tree carry out a command. The answer comes within the tree's own actor system, which no wire leads to.</summary>
    public Task<CommandReply> Ask(SupervisorCommand order) => _root is { } root
        ? root.Ask<CommandReply>(order)
        : Task.FromResult<CommandReply>(new CommandReply.Fault(FaultCode.ShutdownState));
}
