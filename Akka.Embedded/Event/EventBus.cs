using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Akka.Event;

/// <summary>Subscribers by classifier; each gets an event once. Who gets which is remembered until somebody comes or goes.</summary>
public abstract class EventBus<TEvent, TClassifier, TSubscriber>
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<object, ImmutableArray<TSubscriber>> _receivers = new();
    private ImmutableArray<(TSubscriber Subscriber, TClassifier Classifier)> _subscriptions = [];

    public virtual bool Subscribe(TSubscriber subscriber, TClassifier classifier)
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

    public virtual bool Unsubscribe(TSubscriber subscriber, TClassifier classifier) =>
        Remove(s => Equals(s.Classifier, classifier) && Equals(s.Subscriber, subscriber));

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

    private bool Remove(Func<(TSubscriber Subscriber, TClassifier Classifier), bool> wanted)
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

    private ImmutableArray<TSubscriber> Remember(TClassifier classifier)
    {
        lock (_gate)
        {
            var receivers = _subscriptions
                .Where(s => IsSubClassification(s.Classifier, classifier)).Select(s => s.Subscriber).Distinct();
            return _receivers[classifier!] = [.. receivers];
        }
    }
}
