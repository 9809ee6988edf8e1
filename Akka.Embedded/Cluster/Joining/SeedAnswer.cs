namespace Akka.Cluster;

/// <summary>The last that was heard of a seed: in no cluster, and whether it would found one; or nobody listens there.</summary>
internal readonly record struct SeedAnswer(SeedAnswer.Kind Is, TimeSpan At)
{
    internal enum Kind
    {
        WouldFound,
        WouldNotFound,
        NobodyListens,
    }
}
