using Akka.Actor;
using Akka.Remote.Protocol;

namespace Akka.Cluster;

/// <summary>The addresses of one message: each stands there once, and nodes name theirs by its place.</summary>
internal sealed class AddressTable
{
    /// <summary>No host has a longer name.</summary>
    internal const int LongestHost = 255;

    private readonly Dictionary<Address, int> _places = [];
    private readonly List<Address> _addresses = [];

    public int PlaceOf(Address address)
    {
        if (_places.TryGetValue(address, out var place)) return place;
        _addresses.Add(address);
        return _places[address] = _addresses.Count - 1;
    }

    public void Write(WireWriter writer)
    {
        writer.UInt16(_addresses.Count);
        foreach (var address in _addresses) writer.Text(address.Host).UInt16(address.Port ?? 0);
    }

    /// <summary>All nodes of a cluster have the protocol and the system's name in common: they do not travel.</summary>
    public static Address[] Read(ref WireReader reader, Address self)
    {
        const int Shortest = 5;
        var count = reader.UInt16();
        if (count > reader.Remaining / Shortest) return [];
        var addresses = new Address[count];
        for (var at = 0; at < count; at++)
        {
            var (host, port) = (reader.Text(), reader.UInt16());
            if (host.Length is 0 or > LongestHost || port == 0) return [];
            addresses[at] = new Address(self.Protocol, self.System, host, port);
        }
        return addresses;
    }
}
