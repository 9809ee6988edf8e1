using Akka.Actor;

namespace Akka.Cluster;

/// <summary>What a node wants of the world. State, events and targets are not outputs: they are read from the node after each step.</summary>
internal abstract record ClusterOutput
{
    private ClusterOutput()
    {
    }

    public sealed record Send(Address To, ClusterMessage Message) : ClusterOutput;

    /// <summary>This uid has ended. <paramref name="Contact"/>: where the cluster is to which this node gave way.</summary>
    public sealed record Ended(EndReason Reason, Address? Contact) : ClusterOutput;
}
