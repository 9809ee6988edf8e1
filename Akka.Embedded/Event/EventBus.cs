using System.Collections.Concurrent;

namespace Akka.Event;

/// <summary>Subscribers by classifier; each gets an event once. Who gets which is remembered until somebody comes or goes.</summary>
public abstract class EventBus<TEvent, TClassifier, TSubscriber>
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<object, TSubscriber[]> _receivers = new();
    private readonly List<Subscription> _subscriptions = [];

    public virtual bool Subscribe(TSubscriber subscriber, TClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(classifier);
        lock (_gate)
        {
            if (_subscriptions.Exists(s => s.Is(subscriber, classifier))) return false;
            _subscriptions.Add(new Subscription(subscriber, classifier));
            _receivers.Clear();
            return true;
        }
    }

    public virtual bool Unsubscribe(TSubscriber subscriber, TClassifier classifier) =>
        Remove(s => s.Is(subscriber, classifier));

    public virtual bool Unsubscribe(TSubscriber subscriber) => Remove(s => Equals(s.Subscriber, subscriber));

    public virtual void Publish(TEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        var classifier = GetClassifier(@event);
        if (!_receivers.TryGetValue(classifier!, out var receivers)) receivers = Remember(classifier);
        foreach (var receiver in receivers) Publish(@event, receiver);
    }

    protected abstract void Publish(TEvent @event, TSubscriber subscriber);

    protected abstract TClassifier GetClassifier(TEvent @event);

    protected abstract bool Classify(TEvent @event, TClassifier classifier);

    protected abstract bool IsSubClassification(TClassifier parent, TClassifier child);

    private bool Remove(Predicate<Subscription> wanted)
    {
        lock (_gate)
        {
            if (_subscriptions.RemoveAll(wanted) == 0) return false;
            _receivers.Clear();
            return true;
        }
    }

    private TSubscriber[] Remember(TClassifier classifier)
    {
        lock (_gate)
        {
            var receivers = new List<TSubscriber>();
            foreach (var subscription in _subscriptions)
                if (IsSubClassification(subscription.Classifier, classifier) && !receivers.Contains(subscription.Subscriber))
                    receivers.Add(subscription.Subscriber);
            return _receivers[classifier!] = [.. receivers];
        }
    }

    private sealed class Subscription(TSubscriber subscriber, TClassifier classifier)
    {
        internal TSubscriber Subscriber { get; } = subscriber;

        internal TClassifier Classifier { get; } = classifier;

        internal bool Is(TSubscriber subscriber, TClassifier classifier) =>
            Equals(Classifier, classifier) && Equals(Subscriber, subscriber);
    }
}
