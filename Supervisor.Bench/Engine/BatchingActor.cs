using Akka.Actor;

namespace Supervisor.Bench.Engine;

/// <summary>Sends batches to its partner, the next when the whole of one has come back.</summary>
internal sealed class BatchingActor(IActorRef partner, int rounds, int batch, TaskCompletionSource done) : UntypedActor
{
    private int _rounds = rounds;
    private int _left;

    protected override void PreStart() => Send();

    protected override void OnReceive(object message)
    {
        if (--_left > 0) return;
        if (--_rounds > 0) Send();
        else done.SetResult();
    }

    private void Send()
    {
        _left = batch;
        for (var i = 0; i < batch; i++) partner.Tell(this, Self);
    }
}
