using Akka.Actor;
using Supervisor.Actors.Events;
using Supervisor.Actors.Tree;

namespace Supervisor.Actors.Fleet.Feed;

/// <summary>Listens to the events of a tree, in the tree's own actor system, and passes to the feed what the fleet is to hear.</summary>
public sealed class FeedRelayActor : UntypedActor
{
    private readonly TreeFeed _feed;
    private readonly Action _stopping;

    private FeedRelayActor(TreeFeed feed, Action stopping) => (_feed, _stopping) = (feed, stopping);

    /// <summary>
    /// Listens from now on. Calls <paramref name="stopping"/> when the tree begins to stop everything; that must not wait or throw.
    /// </summary>
    public static void Begin(ActorSystem tree, TreeFeed feed, Action stopping)
    {
        var relay = tree.ActorOf(Producer.Props(() => new FeedRelayActor(feed, stopping)), "fleet-feed");
        tree.EventStream.Subscribe(relay, typeof(SupervisorEvent.ProcessStateChanged));
        tree.EventStream.Subscribe(relay, typeof(SupervisorEvent.SupervisorStopping));
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case SupervisorEvent.ProcessStateChanged happened: _feed.Happened(happened.Name, happened.Change); break;
            case SupervisorEvent.SupervisorStopping: _stopping(); break;
            default: Unhandled(message); break;
        }
    }
}
