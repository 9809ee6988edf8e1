namespace Akka.Cluster;

/// <summary>
/// About how many bytes a message has on the wire, for the gossip budget; tables name a member once and then by its place.
/// </summary>
internal static class MessageSize
{
    private const int Envelope = 24, Node = 24, Place = 2, Number = 8, Version = 16;

    public static int Of(ClusterMessage message) => Envelope + Node + message switch
    {
        ClusterMessage.InitJoin => Node + Number,
        ClusterMessage.InitJoinAck => Node + Number,
        ClusterMessage.InitJoinNack => 1,
        ClusterMessage.Join join => join.Roles.Sum(r => r.Length + 1),
        ClusterMessage.Welcome welcome => Of(welcome.Gossip),
        ClusterMessage.GossipStatus status => Number + (2 * Version) + status.Seen.SizeInBytes,
        ClusterMessage.GossipEnvelope envelope => Number + Of(envelope.Gossip),
        ClusterMessage.GossipRows rows => Number + Version + Of(rows.Reachability),
        ClusterMessage.RemovedNotice => Node,
        ClusterMessage.ClusterFound => Node + Node,
        ClusterMessage.Heartbeat or ClusterMessage.HeartbeatReply => Number + Number,
        _ => throw new ArgumentOutOfRangeException(nameof(message), message, "No size is known."),
    };

    private static int Of(Gossip gossip) =>
        (gossip.Membership.Count * (Node + Number)) + (gossip.Membership.Tombstones.Length * (Node + Number))
        + Of(gossip.Reachability) + gossip.Seen.SizeInBytes;

    private static int Of(Reachability reachability)
    {
        var bytes = 0;
        foreach (var row in reachability.Rows) bytes += Place + Number + (row.Subjects.Length * Place);
        return bytes;
    }
}
