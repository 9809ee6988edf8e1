using Akka.Actor;

namespace Supervisor.Bench.Engine;

/// <summary>Counts so many messages and says when it has them.</summary>
internal sealed class CountingActor(int expected, TaskCompletionSource done) : UntypedActor
{
    private int _left = expected;

    protected override void OnReceive(object message)
    {
        if (--_left == 0) done.SetResult();
    }
}
