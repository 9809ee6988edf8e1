namespace Akka.Cluster;

/// <summary>The links over which others ask this node. A later connection of one life takes the place of its earlier one.</summary>
internal sealed class HeartbeatAskers
{
    private readonly Dictionary<UniqueAddress, HeartbeatLink> _links = [];

    public void Add(HeartbeatLink link)
    {
        if (_links.Remove(link.Peer, out var earlier)) earlier.Dispose();
        _links[link.Peer] = link;
    }

    public HeartbeatLink? Find(UniqueAddress asker) => _links.GetValueOrDefault(asker);

    public void Ended(HeartbeatLink link)
    {
        if (_links.TryGetValue(link.Peer, out var current) && ReferenceEquals(current, link)) _links.Remove(link.Peer);
    }

    public void Close()
    {
        HeartbeatLink[] links = [.. _links.Values];
        _links.Clear();
        foreach (var link in links) link.Dispose();
    }
}
