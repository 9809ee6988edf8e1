using Akka.Actor;

namespace Supervisor.Actors.Fleet;

/// <summary>The way to an actor of the fleet for the parts of its own node: what comes by it carries their key.</summary>
public sealed class Inlet(IActorRef actor, FleetKey key) : ICanTell
{
    /// <inheritdoc/>
    public void Tell(object message, IActorRef? sender) => actor.Tell(new FleetKey.Local(key, message, Asker: null), sender ?? ActorRefs.NoSender);

    /// <summary>Tells the fleet actor something.</summary>
    public void Tell(FleetInput input) => Tell(input, ActorRefs.NoSender);

    /// <summary>Asks the fleet actor; the answer is told to the asker.</summary>
    public void Ask(FleetInput input, ICanTell asker) => actor.Tell(new FleetKey.Local(key, input, asker), ActorRefs.NoSender);

    /// <summary>
    /// Asks the fleet actor. The answer comes without an address of its own, to which somebody else could send another.
    /// </summary>
    public Task<object> Ask(FleetInput input)
    {
        var promise = new Promise();
        Ask(input, promise);
        return promise.Answer;
    }

    private sealed class Promise : ICanTell
    {
        private readonly TaskCompletionSource<object> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task<object> Answer => _answer.Task;

        public void Tell(object message, IActorRef? sender) => _answer.TrySetResult(message);
    }
}
