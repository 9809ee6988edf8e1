using System.Collections.Immutable;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Remote.Protocol;

namespace Akka.Cluster;

/// <summary>
/// From bytes to messages. What is cut off, too long, out of order or out of bounds is refused as a whole; nothing is made
/// larger than the bytes that are there.
/// </summary>
internal ref struct ClusterMessageReader
{
    private const int MostRoles = byte.MaxValue, LongestRole = byte.MaxValue, WordBits = 64;

    private readonly Address[] _addresses;
    private WireReader _fields;
    private bool _isForbidden;

    private ClusterMessageReader(ReadOnlySpan<byte> bytes, Address self)
    {
        _fields = new WireReader(bytes);
        _addresses = AddressTable.Read(ref _fields, self);
    }

    /// <exception cref="SerializationException">They are not a message.</exception>
    public static ClusterMessage Read(string manifest, ReadOnlySpan<byte> bytes, Address self)
    {
        var reader = new ClusterMessageReader(bytes, self);
        var message = reader.Message(manifest);
        return reader._fields.IsComplete && !reader._isForbidden
            ? message
            : throw new SerializationException($"{bytes.Length} bytes are not a message of the cluster protocol [{manifest}]");
    }

    private ClusterMessage Message(string manifest)
    {
        var from = Node();
        return manifest switch
        {
            "IJ" => new ClusterMessage.InitJoin(from, _fields.Flag() ? Identity() : null),
            "IA" => new ClusterMessage.InitJoinAck(from, Identity()),
            "IN" => new ClusterMessage.InitJoinNack(from, _fields.Flag()),
            "J" => new ClusterMessage.Join(from, Roles()),
            "W" => new ClusterMessage.Welcome(from, Tables()),
            "GS" => new ClusterMessage.GossipStatus(from, Identity(), Version(), Version(), Set()),
            "GE" => new ClusterMessage.GossipEnvelope(from, Identity(), Tables()),
            "GR" => new ClusterMessage.GossipRows(from, Identity(), Version(), Rows()),
            "R" => new ClusterMessage.RemovedNotice(from, Node()),
            "CF" => new ClusterMessage.ClusterFound(from, Identity(), Place()),
            _ => throw new SerializationException($"The cluster protocol has no message [{manifest}]"),
        };
    }

    private Gossip Tables()
    {
        var founder = Node();
        var members = Sorted(Many(_fields.UInt16(), 12, static (ref r) => r.OneMember()), m => m.UniqueAddress);
        var tombstones = Sorted(Many(_fields.Int32(), 14, static (ref r) => r.OneTombstone()), t => t.Node);
        var membership = Membership.Of(members, tombstones);
        var reachability = Rows();
        var seen = Set();
        Demand(membership.Count == members.Length && seen.Words.Length == (members.Length + WordBits - 1) / WordBits);
        return new(founder, membership, reachability.RestrictTo(membership), seen);
    }

    private Member OneMember()
    {
        var (node, upNumber, status) = (Node(), _fields.Int32(), (MemberStatus)_fields.Byte());
        Demand(upNumber > 0 && Enum.IsDefined(status) && status != MemberStatus.Removed);
        return Member.Restore(node, upNumber, _isForbidden ? MemberStatus.Joining : status, Roles());
    }

    private Tombstone OneTombstone() => new(Node(), _fields.Int64());

    private Reachability Rows() =>
        Reachability.Of(Sorted(Many(_fields.UInt16(), 16, static (ref r) => r.OneRow()), r => r.Observer));

    private ObserverRow OneRow()
    {
        var (observer, version) = (Node(), _fields.Int64());
        Demand(version > 0);
        return new(observer, version, Sorted(Many(_fields.UInt16(), 6, static (ref r) => r.Node()), s => s));
    }

    private ClusterIdentity Identity()
    {
        var (founder, strength, isBlocked) = (Node(), _fields.Int32(), _fields.Flag());
        Demand(strength >= 0);
        return new(founder, strength, isBlocked);
    }

    private GossipVersion Version() => new(_fields.Int64(), unchecked((ulong)_fields.Int64()));

    private ImmutableHashSet<string> Roles()
    {
        var count = _fields.Byte();
        var roles = ImmutableHashSet.CreateBuilder<string>();
        for (var i = 0; i < count && !_fields.Failed; i++) roles.Add(_fields.Text());
        Demand(roles.Count == count && roles.Count <= MostRoles && roles.All(r => r.Length is > 0 and <= LongestRole));
        return roles.ToImmutable();
    }

    private NodeSet Set() => NodeSet.OfWords(Many(_fields.UInt16(), 8, static (ref r) => unchecked((ulong)r._fields.Int64())));

    private UniqueAddress Node() => new(Place(), _fields.Int32());

    private Address Place()
    {
        var place = _fields.UInt16();
        Demand(place < _addresses.Length);
        return place < _addresses.Length ? _addresses[place] : Address.AllSystems;
    }

    private delegate T One<out T>(ref ClusterMessageReader reader);

    /// <summary>So many, of which each takes at least some bytes: a count that cannot be true makes nothing.</summary>
    private ImmutableArray<T> Many<T>(int count, int leastBytes, One<T> one)
    {
        Demand(count >= 0 && count <= _fields.Remaining / leastBytes);
        if (_isForbidden) return [];
        var all = ImmutableArray.CreateBuilder<T>(count);
        for (var i = 0; i < count && !_fields.Failed && !_isForbidden; i++) all.Add(one(ref this));
        return all.DrainToImmutable();
    }

    /// <summary>Tables are in the order of the ring and have no doubles.</summary>
    private ImmutableArray<T> Sorted<T>(ImmutableArray<T> table, Func<T, UniqueAddress> key)
    {
        for (var at = 1; at < table.Length; at++) Demand(key(table[at - 1]).CompareOnRing(key(table[at])) < 0);
        return _isForbidden ? [] : table;
    }

    private void Demand(bool isTrue) => _isForbidden |= !isTrue;
}
