namespace Akka.Actor;

/// <summary>Puts messages aside, and back before all others of the mailbox in the order they came.</summary>
internal sealed class MailboxStash(ActorCell cell) : IStash
{
    private readonly LinkedList<Envelope> _stashed = [];

    public int Count => _stashed.Count;

    public bool IsEmpty => Count == 0;

    public bool NonEmpty => Count > 0;

    public bool IsFull => false;

    public int Capacity => -1;

    public void Stash()
    {
        var current = cell.CurrentMessage
            ?? throw new InvalidOperationException("There is no message to stash: Stash() is for message handlers.");
        if (_stashed.Last is { } last && ReferenceEquals(last.Value.Message, current)
            && ReferenceEquals(last.Value.Sender, cell.CurrentSender))
            throw new IllegalActorStateException($"Can't stash the same message {current} more than once");
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
