using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

public static class GracefulStopSupport
{
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) =>
        target.GracefulStop(timeout, PoisonPill.Instance);

    public static async Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        var actor = (IInternalActorRef)target;
        var watcher = new AskRef<Terminated>(actor.Provider);
        actor.SendSystemMessage(new Watch(actor, watcher));
        target.Tell(stopMessage, ActorRefs.NoSender);
        using var expiry = AskExpiry.Start(
            actor.Provider,
            timeout,
            () => watcher.Fail(new TaskCanceledException($"{target} has not stopped within {timeout}")));
        try
        {
            return (await watcher.Answer.ConfigureAwait(false)).ActorRef.Equals(target);
        }
        finally
        {
            actor.SendSystemMessage(new Unwatch(actor, watcher));
        }
    }
}
