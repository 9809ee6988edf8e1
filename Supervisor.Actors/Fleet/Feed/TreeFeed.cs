using Akka.Actor;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet.Feed;

/// <summary>
/// The way from the supervision tree to the fleet. Either end may be missing, end and begin anew at any time: the tree goes on
/// without a fleet, and what the fleet missed it reads from the board when it is there again. Nobody waits for anybody.
/// </summary>
public sealed class TreeFeed : IBoardWatcher
{
    private volatile ProcessBoard? _board;
    private volatile IActorRef? _reader;

    /// <summary>Hears of changes of state while nobody reads; on the tree's thread, so it must not take long.</summary>
    public Action<Namespec, StateChange>? Unread { get; set; }

    /// <summary>The board of the tree that lives now; null before the first.</summary>
    internal ProcessBoard? Board => _board;

    /// <summary>Another tree lives from now on.</summary>
    public void Attach(ProcessBoard board)
    {
        _board = board;
        board.Watch(this);
        _reader?.Tell(new FeedNote.AllChanged(this), ActorRefs.NoSender);
    }

    /// <summary>A process entered a state.</summary>
    public void Happened(Namespec name, StateChange change)
    {
        if (_reader is { } reader) reader.Tell(new FeedNote.StateChanged(this, name, change), ActorRefs.NoSender);
        else Unread?.Invoke(name, change);
    }

    void IBoardWatcher.ProcessChanged(Namespec name) => _reader?.Tell(new FeedNote.ProcessChanged(this, name), ActorRefs.NoSender);

    void IBoardWatcher.MoodChanged() => _reader?.Tell(new FeedNote.MoodChanged(this), ActorRefs.NoSender);

    /// <summary>Who reads from now on: one at a time.</summary>
    internal void Connect(IActorRef reader) => _reader = reader;

    /// <summary>A reader that has ended; its successor may be connected already.</summary>
    internal void Disconnect(IActorRef reader)
    {
#pragma warning disable CS0420 // The exchange is as good as volatile.
        Interlocked.CompareExchange(ref _reader, null, reader);
#pragma warning restore CS0420
    }
}
