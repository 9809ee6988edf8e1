using Akka.Actor;

namespace Supervisor.Bench.Engine;

/// <summary>Has so many children, and says when all are there.</summary>
internal sealed class ParentActor(int children, TaskCompletionSource done) : UntypedActor
{
    private int _left;

    protected override void PreStart()
    {
        _left = children;
        for (var i = 0; i < children; i++) Context.ActorOf(Producer.Props(() => new ChildActor()));
    }

    protected override void OnReceive(object message)
    {
        if (--_left == 0) done.SetResult();
    }

    private sealed class ChildActor : UntypedActor
    {
        protected override void PreStart() => Context.Parent.Tell(this, Self);

        protected override void OnReceive(object message) => Unhandled(message);
    }
}
