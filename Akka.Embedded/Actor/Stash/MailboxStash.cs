namespace Akka.Actor;

/// <summary>Puts messages aside, and back before all others of the mailbox in the order they came.</summary>
internal sealed class MailboxStash(ActorCell cell, int capacity) : IStash
{
    private readonly LinkedList<Envelope> _stashed = [];
    private long _lastDelivery;

    public int Count => _stashed.Count;

    public bool IsEmpty => Count == 0;

    public bool NonEmpty => Count > 0;

    public bool IsFull => capacity > 0 && Count >= capacity;

    /// <summary>Not positive: no limit.</summary>
    public int Capacity => capacity;

    public void Stash()
    {
        var current = cell.CurrentMessage
            ?? throw new InvalidOperationException("There is no message to stash: Stash() is for message handlers.");
        if (_lastDelivery == cell.Delivery)
            throw new IllegalActorStateException($"Can't stash the same message {current} more than once");
        if (IsFull)
            throw new StashOverflowException($"{cell.Self} has {capacity} messages in its stash already; {current} is one too many");
        _lastDelivery = cell.Delivery;
        _stashed.AddLast(new Envelope(current, cell.CurrentSender));
    }

    public void Unstash()
    {
        if (_stashed.First is not { } first) return;
        _stashed.RemoveFirst();
        cell.Mailbox.Prepend([first.Value]);
    }

    public void UnstashAll() => UnstashAll(_ => true);

    public void UnstashAll(Func<Envelope, bool> predicate) => cell.Mailbox.Prepend(ClearStash().Where(predicate));

    public IEnumerable<Envelope> ClearStash()
    {
        var all = _stashed.ToArray();
        _stashed.Clear();
        return all;
    }

    public void Prepend(IEnumerable<Envelope> envelopes)
    {
        foreach (var envelope in envelopes.Reverse()) _stashed.AddFirst(envelope);
    }
}
