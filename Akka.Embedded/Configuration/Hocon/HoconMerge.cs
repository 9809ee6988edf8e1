namespace Akka.Configuration.Hocon;

/// <summary>Lays one value over another: objects merge key by key, everything else hides what is below.</summary>
internal sealed class HoconMerge
{
    /// <summary>Keys visited so far.</summary>
    public int Steps { get; private set; }

    public HoconValue Over(HoconValue above, HoconValue below)
    {
        if (above.GetObject() is not { } top || below.GetObject() is not { } bottom) return above;
        Steps += top.Items.Count + bottom.Items.Count;
        var items = new Dictionary<string, HoconValue>(bottom.Items, StringComparer.Ordinal);
        foreach (var (key, value) in top.Items)
        {
            items[key] = items.TryGetValue(key, out var hidden) ? Over(value, hidden) : value;
        }
        return HoconValue.OfObject(items);
    }
}
