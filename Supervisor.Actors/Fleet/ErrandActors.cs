using Akka.Actor;
using Supervisor.Actors.Tree;

namespace Supervisor.Actors.Fleet;

/// <summary>The actors below a fleet actor that see to one errand each, by the number that the other end writes to.</summary>
internal sealed class ErrandActors(IActorContext context, FleetKey key)
{
    private readonly Dictionary<long, IActorRef> _byNumber = [];
    private readonly Dictionary<IActorRef, long> _numbers = [];
    private long _last;

    /// <summary>Begins one, which is watched.</summary>
    internal IActorRef Begin<TActor>(Func<ErrandLine, TActor> make) where TActor : ActorBase
    {
        var line = Line(++_last);
        var actor = context.Watch(context.ActorOf(Producer.Props(() => make(line)), $"errand-{line.Number}"));
        _byNumber.Add(line.Number, actor);
        _numbers.Add(actor, line.Number);
        return actor;
    }

    /// <summary>For an actor to which nobody answers; 0 is the fleet actor.</summary>
    internal ErrandLine Line(long number) => new(new(context.Self, key), key, number);

    /// <summary>Tells one, or nobody if that errand is over.</summary>
    internal void Tell(long number, Heard heard)
    {
        if (_byNumber.TryGetValue(number, out var actor)) Tell(actor, heard);
    }

    internal void Tell(IActorRef actor, object message) => new Inlet(actor, key).Tell(message, context.Self);

    internal void Ended(IActorRef actor)
    {
        if (_numbers.Remove(actor, out var number)) _byNumber.Remove(number);
    }
}
