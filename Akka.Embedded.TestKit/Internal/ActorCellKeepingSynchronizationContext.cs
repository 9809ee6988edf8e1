using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>Lets the test go on as its test actor after an await: what it tells without a sender is from there.</summary>
internal sealed class ActorCellKeepingSynchronizationContext(ActorCell cell) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) =>
        ThreadPool.QueueUserWorkItem(
            static work => work.Context.Run(work.Callback, work.State), (Context: this, Callback: d, State: state), false);

    public override void Send(SendOrPostCallback d, object? state) => Run(d, state);

    private void Run(SendOrPostCallback callback, object? state)
    {
        var before = (Current, InternalCurrentActorCellKeeper.Current);
        try
        {
            SetSynchronizationContext(this);
            InternalCurrentActorCellKeeper.Current = cell;
            callback(state);
        }
        finally
        {
            SetSynchronizationContext(before.Item1);
            InternalCurrentActorCellKeeper.Current = before.Item2;
        }
    }
}
