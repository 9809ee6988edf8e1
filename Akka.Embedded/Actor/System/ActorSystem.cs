using Akka.Actor.Internal;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

public abstract class ActorSystem : IActorRefFactory, IDisposable
{
    public abstract Settings Settings { get; }

    public abstract string Name { get; }

    public abstract IActorRef DeadLetters { get; }

    public abstract IActorRef IgnoreRef { get; }

    public abstract EventStream EventStream { get; }

    public abstract IScheduler Scheduler { get; }

    public abstract ILoggingAdapter Log { get; }

    public abstract Serialization.Serialization Serialization { get; }

    public abstract Task WhenTerminated { get; }

    public TimeSpan StartTime { get; } = TimeProvider.System.GetElapsedTime(0);

    public TimeSpan Uptime => TimeProvider.System.GetElapsedTime(0) - StartTime;

    public static ActorSystem Create(string name) => Create(name, Config.Empty);

    public static ActorSystem Create(string name, Config config) => Create(name, config, TimeProvider.System);

    public static ActorSystem Create(string name, BootstrapSetup setup) => Create(name, ActorSystemSetup.Create(setup));

    public static ActorSystem Create(string name, ActorSystemSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var config = setup.Get<BootstrapSetup>() is { HasValue: true } bootstrap ? bootstrap.Value.Config : default;
        return Start(new ActorSystemImpl(name, config.GetOrElse(Config.Empty), setup, TimeProvider.System));
    }

    internal static ActorSystem Create(string name, Config? config, TimeProvider time) =>
        Start(new ActorSystemImpl(name, config ?? Config.Empty, ActorSystemSetup.Empty, time));

    private static ActorSystemImpl Start(ActorSystemImpl system)
    {
        try
        {
            system.Start();
            return system;
        }
        catch
        {
            // A configuration that will not do; what has started already must not stay.
            system.FinalTerminate();
            throw;
        }
    }

    public abstract IActorRef ActorOf(Props props, string? name = null);

    public abstract ActorSelection ActorSelection(ActorPath actorPath);

    public abstract ActorSelection ActorSelection(string actorPath);

    public abstract void Stop(IActorRef actor);

    public abstract Task Terminate();

    public abstract void RegisterOnTermination(Action code);

    public abstract object RegisterExtension(IExtensionId extension);

    public abstract object GetExtension(IExtensionId extensionId);

    public abstract T GetExtension<T>()
        where T : class, IExtension;

    public abstract bool HasExtension(Type type);

    public abstract bool HasExtension<T>()
        where T : class, IExtension;

    public abstract bool TryGetExtension(Type extensionType, out object extension);

    public abstract bool TryGetExtension<T>(out T extension)
        where T : class, IExtension;

    public void Dispose()
    {
        Terminate();
        GC.SuppressFinalize(this);
    }
}
