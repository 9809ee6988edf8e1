using Akka.Actor;
using Supervisor.Actors.Lifecycle;

namespace Supervisor.Actors.Events;

/// <summary>One listener of a pool: its process, its protocol, and the event it is busy with.</summary>
/// <param name="Name">The process name.</param>
/// <param name="Actor">Its process's actor, once it has reported.</param>
/// <param name="Process">The state of its process.</param>
/// <param name="Protocol">What it has said so far.</param>
/// <param name="Event">What it owes a result for.</param>
/// <param name="IsDeaf">It has closed its stdin: nothing reaches it until it is started anew.</param>
internal sealed record Listener(
    string Name, IActorRef Actor, ProcessState Process, ListenerProtocol Protocol, PooledEvent? Event, bool IsDeaf)
{
    /// <summary>Its latest child, as far as its process has told.</summary>
    internal Incarnation Child { get; init; }

    /// <summary>No output that it gave back is still on its way to the daemon's stdout.</summary>
    internal bool IsShown { get; init; } = true;

    internal static Listener Of(string name, bool showsResults = false) => new(
        name, ActorRefs.Nobody, ProcessState.Stopped, ListenerProtocol.Initial with { ShowsResults = showsResults }, null, IsDeaf: false);

    /// <summary>Whether the next event may go to it.</summary>
    internal bool IsFree => Process == ProcessState.Running && Protocol.State == ListenerState.Ready && !IsDeaf && IsShown;

    internal Listener Given(PooledEvent pooled) => this with { Protocol = Protocol.Sent(), Event = pooled };

    internal Listener NotReached() => this with { Protocol = Protocol.NotSent(), Event = null, IsDeaf = true };

    /// <summary>Its process entered a state; a start begins the conversation anew.</summary>
    internal Listener Entered(ProcessState state, Incarnation child)
    {
        var listener = state == ProcessState.Starting ? Of(Name, Protocol.ShowsResults) with { Actor = Actor, IsShown = IsShown } : this;
        return listener with { Process = state, Child = child };
    }
}
