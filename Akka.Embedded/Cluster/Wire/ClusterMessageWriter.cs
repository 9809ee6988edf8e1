using System.Collections.Immutable;
using Akka.Actor;
using Akka.Remote.Protocol;

namespace Akka.Cluster;

/// <summary>
/// From messages to bytes; <see cref="ClusterMessageReader"/> is the other direction. First the addresses, then the fields. Heartbeats
/// are not among them: they have connections of their own (<see cref="HeartbeatLink"/>).
/// </summary>
internal sealed class ClusterMessageWriter
{
    private readonly AddressTable _addresses = new();
    private readonly WireWriter _fields = new();

    public static string ManifestOf(object message) => message switch
    {
        ClusterMessage.InitJoin => "IJ",
        ClusterMessage.InitJoinAck => "IA",
        ClusterMessage.InitJoinNack => "IN",
        ClusterMessage.Join => "J",
        ClusterMessage.Welcome => "W",
        ClusterMessage.GossipStatus => "GS",
        ClusterMessage.GossipEnvelope => "GE",
        ClusterMessage.GossipRows => "GR",
        ClusterMessage.RemovedNotice => "R",
        ClusterMessage.ClusterFound => "CF",
        _ => throw new ArgumentOutOfRangeException(nameof(message), message, "Not a message of the cluster protocol."),
    };

    public static byte[] ToBytes(ClusterMessage message)
    {
        var writer = new ClusterMessageWriter();
        writer.Node(message.From);
        writer.Fields(message);
        var bytes = new WireWriter();
        writer._addresses.Write(bytes);
        return bytes.Raw(writer._fields.Take()).Take();
    }

    private void Fields(ClusterMessage message)
    {
        switch (message)
        {
            case ClusterMessage.InitJoin m: Optional(m.Own); break;
            case ClusterMessage.InitJoinAck m: Identity(m.Found); break;
            case ClusterMessage.InitJoinNack m: _fields.Flag(m.MayFound); break;
            case ClusterMessage.Join m: Roles(m.Roles); break;
            case ClusterMessage.Welcome m: Tables(m.Gossip); break;
            case ClusterMessage.GossipStatus m: Status(m); break;
            case ClusterMessage.GossipEnvelope m: Identity(m.Cluster); Tables(m.Gossip); break;
            case ClusterMessage.GossipRows m: Identity(m.Cluster); Version(m.Membership); Rows(m.Reachability); break;
            case ClusterMessage.RemovedNotice m: Node(m.Removed); break;
            case ClusterMessage.ClusterFound m: Identity(m.Found); Place(m.Contact); break;
        }
    }

    private void Status(ClusterMessage.GossipStatus status)
    {
        Identity(status.Cluster);
        Version(status.Membership);
        Version(status.Reachability);
        Set(status.Seen);
    }

    private void Tables(Gossip gossip)
    {
        Node(gossip.Cluster);
        _fields.UInt16(gossip.Membership.Count);
        foreach (var member in gossip.Membership.Members)
        {
            Node(member.UniqueAddress);
            _fields.Int32(member.UpNumber).Byte((byte)member.Status);
            Roles(member.Roles);
        }
        _fields.Int32(gossip.Membership.Tombstones.Length);
        foreach (var tombstone in gossip.Membership.Tombstones)
        {
            Node(tombstone.Node);
            _fields.Int64(tombstone.RemovedAt);
        }
        Rows(gossip.Reachability);
        Set(gossip.Seen);
    }

    private void Rows(Reachability reachability)
    {
        _fields.UInt16(reachability.Rows.Length);
        foreach (var row in reachability.Rows)
        {
            Node(row.Observer);
            _fields.Int64(row.Version).UInt16(row.Subjects.Length);
            foreach (var subject in row.Subjects) Node(subject);
        }
    }

    private void Optional(ClusterIdentity? identity)
    {
        _fields.Flag(identity is not null);
        if (identity is { } known) Identity(known);
    }

    private void Identity(ClusterIdentity identity)
    {
        Node(identity.Founder);
        _fields.Int32(identity.Strength).Flag(identity.IsBlocked);
    }

    private void Version(GossipVersion version) => _fields.Int64(version.Weight).Int64(unchecked((long)version.Hash));

    private void Roles(ImmutableHashSet<string> roles)
    {
        _fields.Byte((byte)roles.Count);
        foreach (var role in roles) _fields.Text(role);
    }

    private void Set(NodeSet set)
    {
        _fields.UInt16(set.Words.Length);
        foreach (var word in set.Words) _fields.Int64(unchecked((long)word));
    }

    private void Node(UniqueAddress node)
    {
        Place(node.Address);
        _fields.Int32(node.Uid);
    }

    private void Place(Address address) => _fields.UInt16(_addresses.PlaceOf(address));
}
