using Akka.Actor;

namespace Akka.Hosting;

/// <summary>For constructors of services that need one actor.</summary>
public interface IRequiredActor<TActor>
{
    IActorRef ActorRef { get; }

    Task<IActorRef> GetAsync(CancellationToken cancellationToken = default);
}
