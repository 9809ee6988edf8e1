using Akka.Actor;

namespace Akka.TestKit.Internal;

internal sealed class Muted(ActorSystem system, IReadOnlyList<IEventFilter> filters) : IUnmutableFilter
{
    public void Unmute() => system.EventStream.Publish(new Unmute(filters));

    public void Dispose() => Unmute();
}
