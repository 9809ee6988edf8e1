using Akka.Cluster;

namespace Supervisor.Tests.Engine.Clustering.Simulation;

/// <summary>Bytes of gossip that a host sends, by the second.</summary>
internal sealed class GossipMeter
{
    private long _second;
    private int _bytes;

    public int Highest { get; private set; }

    public long Total { get; private set; }

    public void Count(ClusterMessage message, TimeSpan now)
    {
        if (message is not (ClusterMessage.GossipStatus or ClusterMessage.GossipEnvelope or ClusterMessage.GossipRows)) return;
        var second = (long)now.TotalSeconds;
        if (second != _second) (_second, _bytes) = (second, 0);
        var size = MessageSize.Of(message);
        _bytes += size;
        Total += size;
        Highest = Math.Max(Highest, _bytes);
    }
}
