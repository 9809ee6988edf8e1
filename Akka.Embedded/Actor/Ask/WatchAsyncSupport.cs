using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

public static class WatchAsyncSupport
{
    public static async Task<bool> WatchAsync(this IActorRef target, CancellationToken token = default)
    {
        var actor = (IInternalActorRef)target;
        var watcher = new AskRef<Terminated>(actor.Provider);
        actor.SendSystemMessage(new Watch(actor, watcher));
        await using var registration = token.UnsafeRegister(_ => watcher.Cancel(token), null).ConfigureAwait(false);
        try
        {
            return (await watcher.Answer.ConfigureAwait(false)).ActorRef.Equals(target);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            actor.SendSystemMessage(new Unwatch(actor, watcher));
            return false;
        }
    }
}
