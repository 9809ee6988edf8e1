namespace Akka.Actor;

/// <summary>
/// A binary heap by due time, then by order of coming, whose entries know their place, so that one can be taken out again.
/// </summary>
internal sealed class DueHeap
{
    private ScheduledItem[] _items = new ScheduledItem[8];
    private long _last;

    internal int Count { get; private set; }

    internal ScheduledItem? First => Count == 0 ? null : _items[0];

    internal void Add(ScheduledItem item)
    {
        if (Count == _items.Length) Array.Resize(ref _items, Count * 2);
        Count++;
        item.Number = ++_last;
        Rise(Count - 1, item);
    }

    internal void Remove(ScheduledItem item)
    {
        var hole = item.Index;
        if (hole < 0) return;
        item.Index = -1;
        Count--;
        var last = _items[Count];
        _items[Count] = null!;
        if (hole == Count) return;
        Rise(hole, last);
        Sink(last.Index, last);
    }

    private static bool IsBefore(ScheduledItem one, ScheduledItem other) =>
        one.Due < other.Due || (one.Due == other.Due && one.Number < other.Number);

    private void Rise(int at, ScheduledItem item)
    {
        while (at > 0 && IsBefore(item, _items[(at - 1) / 2]))
        {
            Put(at, _items[(at - 1) / 2]);
            at = (at - 1) / 2;
        }

        Put(at, item);
    }

    private void Sink(int at, ScheduledItem item)
    {
        while ((2 * at) + 1 < Count)
        {
            var child = (2 * at) + 1;
            if (child + 1 < Count && IsBefore(_items[child + 1], _items[child])) child++;
            if (!IsBefore(_items[child], item)) break;
            Put(at, _items[child]);
            at = child;
        }

        Put(at, item);
    }

    private void Put(int at, ScheduledItem item)
    {
        _items[at] = item;
        item.Index = at;
    }
}
