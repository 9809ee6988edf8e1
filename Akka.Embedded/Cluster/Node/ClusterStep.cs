namespace Akka.Cluster;

/// <summary><paramref name="Passed"/>: the views that were gone through on the way, for those who are told every change.</summary>
internal readonly record struct ClusterStep(ClusterNode Node, IReadOnlyList<ClusterOutput> Outputs, IReadOnlyList<ClusterView> Passed);
