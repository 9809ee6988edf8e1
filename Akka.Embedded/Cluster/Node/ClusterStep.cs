namespace Akka.Cluster;

internal readonly record struct ClusterStep(ClusterNode Node, IReadOnlyList<ClusterOutput> Outputs);
