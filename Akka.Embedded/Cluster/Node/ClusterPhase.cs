namespace Akka.Cluster;

/// <summary>Where a node is in its life.</summary>
internal abstract record ClusterPhase
{
    private protected ClusterPhase()
    {
    }

    public sealed record Idle : ClusterPhase
    {
        public static readonly Idle Instance = new();
    }

    public sealed record Ended(EndReason Reason) : ClusterPhase;
}
