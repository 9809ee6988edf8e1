using Akka.Actor;

namespace Akka.Event;

/// <summary>A bus by type: who subscribed to a class or interface gets everything assignable to it.</summary>
public class LoggingBus : ActorEventBus<object, Type>
{
    private volatile int _logLevel;

    public LogLevel LogLevel => (LogLevel)_logLevel;

    public void SetLogLevel(LogLevel logLevel) => _logLevel = (int)logLevel;

    protected override void Publish(object @event, IActorRef subscriber) => subscriber.Tell(@event, ActorRefs.NoSender);

    protected override Type GetClassifier(object @event) => @event.GetType();

    protected override bool Classify(object @event, Type classifier) => classifier.IsInstanceOfType(@event);

    protected override bool IsSubClassification(Type parent, Type child) => parent.IsAssignableFrom(child);
}
