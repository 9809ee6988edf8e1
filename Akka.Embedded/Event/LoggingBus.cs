using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Event;

/// <summary>Subscribers by type: who subscribed to a class or interface gets everything assignable to it, once.</summary>
public class LoggingBus
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<Type, ImmutableArray<IActorRef>> _receivers = new();
    private ImmutableArray<(IActorRef Subscriber, Type Channel)> _subscriptions = [];
    private volatile int _logLevel;

    public LogLevel LogLevel => (LogLevel)_logLevel;

    public void SetLogLevel(LogLevel logLevel) => _logLevel = (int)logLevel;

    public virtual bool Subscribe(IActorRef subscriber, Type classifier)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(classifier);
        lock (_gate)
        {
            if (_subscriptions.Contains((subscriber, classifier))) return false;
            _subscriptions = _subscriptions.Add((subscriber, classifier));
            _receivers.Clear();
            return true;
        }
    }

    public virtual bool Unsubscribe(IActorRef subscriber, Type classifier) =>
        Remove(s => s.Channel == classifier && s.Subscriber.Equals(subscriber));

    public virtual bool Unsubscribe(IActorRef subscriber) => Remove(s => s.Subscriber.Equals(subscriber));

    public virtual void Publish(object @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        if (!_receivers.TryGetValue(@event.GetType(), out var receivers)) receivers = Remember(@event.GetType());
        foreach (var receiver in receivers) receiver.Tell(@event, ActorRefs.NoSender);
    }

    private protected bool Has(IActorRef subscriber) => _subscriptions.Any(s => s.Subscriber.Equals(subscriber));

    private bool Remove(Func<(IActorRef Subscriber, Type Channel), bool> wanted)
    {
        lock (_gate)
        {
            var left = _subscriptions.RemoveAll(s => wanted(s));
            if (left.Length == _subscriptions.Length) return false;
            _subscriptions = left;
            _receivers.Clear();
            return true;
        }
    }

    private ImmutableArray<IActorRef> Remember(Type type)
    {
        lock (_gate)
        {
            var receivers = _subscriptions
                .Where(s => s.Channel.IsAssignableFrom(type)).Select(s => s.Subscriber).Distinct().ToImmutableArray();
            _receivers[type] = receivers;
            return receivers;
        }
    }
}
