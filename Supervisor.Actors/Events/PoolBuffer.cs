using System.Collections.Immutable;

namespace Supervisor.Actors.Events;

/// <summary>The events that wait for a listener of one pool, oldest first; the oldest make room (specification 7.4).</summary>
internal sealed record PoolBuffer(int Size, ImmutableList<PooledEvent> Events, long NextSerial)
{
    internal static PoolBuffer Empty(int size) => new(size, [], 0);

    /// <summary>A new event at the end; and the one that had to go for it.</summary>
    internal (PoolBuffer Next, PooledEvent? Discarded) Accept(EventNotice notice)
    {
        var (room, discarded) = MakeRoom();
        return (room with { Events = room.Events.Add(new(notice, NextSerial)), NextSerial = NextSerial + 1 }, discarded);
    }

    /// <summary>An event that was not processed goes back to the head; and the one that had to go for it.</summary>
    internal (PoolBuffer Next, PooledEvent? Discarded) PutBack(PooledEvent rejected)
    {
        var (room, discarded) = MakeRoom();
        return (room with { Events = room.Events.Insert(0, rejected) }, discarded);
    }

    /// <summary>Without the oldest.</summary>
    internal PoolBuffer Taken() => this with { Events = Events.RemoveAt(0) };

    private (PoolBuffer Next, PooledEvent? Discarded) MakeRoom() => Events.Count < Size ? (this, null) : (Taken(), Events[0]);
}
