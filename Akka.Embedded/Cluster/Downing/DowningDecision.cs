namespace Akka.Cluster;

internal enum DowningDecision
{
    /// <summary>This side stays; its leader downs the others.</summary>
    DownUnreachable,

    /// <summary>The other side stays, or may: every node here downs itself.</summary>
    DownReachable,

    /// <summary>No side may stay.</summary>
    DownAll,
}
