namespace Akka.Cluster;

internal enum EndReason
{
    /// <summary>By its own wish.</summary>
    Left,

    /// <summary>By the resolver or an operator, or removed while it slept. It may come back with a new uid.</summary>
    Downed,

    /// <summary>Its cluster met a stronger one, which it should join with a new uid.</summary>
    GaveWay,
}
