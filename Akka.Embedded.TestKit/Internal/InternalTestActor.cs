using Akka.Actor;
using Akka.Event;

namespace Akka.TestKit.Internal;

/// <summary>Puts what it gets into the queue that the test reads.</summary>
internal sealed class InternalTestActor(TestQueue queue) : ActorBase
{
    private readonly DelegatingStrategy _strategy = new();
    private TestActor.Ignore? _ignore;
    private AutoPilot _autoPilot = AutoPilot.NoAutoPilot;

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case TestActor.SetIgnore set: _ignore = set.Ignore; break;
            case TestActor.SetAutoPilot set: _autoPilot = set.AutoPilot; break;
            case TestActor.Watch watch: Context.Watch(watch.Actor); break;
            case TestActor.Unwatch unwatch: Context.Unwatch(unwatch.Actor); break;
            case SpawnChild spawn: Spawn(spawn); break;
            default: Take(message); break;
        }

        return true;
    }

    protected override SupervisorStrategy SupervisorStrategy() => _strategy;

    protected override void PostStop()
    {
        foreach (var left in queue.Drain())
            Context.System.DeadLetters.Tell(new DeadLetter(left.Message, left.Sender, Self), left.Sender);
    }

    private void Take(object message)
    {
        var next = _autoPilot.Run(Sender, message);
        if (next is not KeepRunning) _autoPilot = next;
        if (_ignore?.Invoke(message) != true) queue.Add(new RealMessageEnvelope(message, Sender));
    }

    private void Spawn(SpawnChild spawn)
    {
        var child = Context.ActorOf(spawn.Props, spawn.Name);
        if (spawn.Strategy is not null) _strategy.Set(child, spawn.Strategy);
        Sender.Tell(child, Self);
    }
}
