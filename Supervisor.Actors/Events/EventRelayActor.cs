using Akka.Actor;
using Supervisor.Actors.Tree;

namespace Supervisor.Actors.Events;

/// <summary>
/// Passes what happens in a tree to whoever follows from outside the actors: states of processes and of the daemon, and groups
/// that come and go. What children write is not among it.
/// </summary>
public sealed class EventRelayActor : UntypedActor
{
    private readonly Broadcast<TimedEvent> _followers;
    private readonly TimeProvider _time;

    private EventRelayActor(Broadcast<TimedEvent> followers, TimeProvider time) => (_followers, _time) = (followers, time);

    /// <summary>Relays from now on.</summary>
    public static void Begin(ActorSystem tree, Broadcast<TimedEvent> followers, TimeProvider time)
    {
        var relay = tree.ActorOf(Producer.Props(() => new EventRelayActor(followers, time)), "event-relay");
        Type[] heard =
        [
            typeof(SupervisorEvent.ProcessStateChanged), typeof(SupervisorEvent.GroupAdded), typeof(SupervisorEvent.GroupRemoved),
            typeof(SupervisorEvent.SupervisorRunning), typeof(SupervisorEvent.SupervisorStopping),
        ];
        foreach (var type in heard) tree.EventStream.Subscribe(relay, type);
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        if (message is not SupervisorEvent happened) Unhandled(message);
        else if (_followers.IsFollowed) _followers.Publish(new(_time.GetUtcNow(), happened));
    }
}
