namespace Supervisor.Node.Cluster;

/// <summary>Why a cluster system is no more.</summary>
internal abstract record ClusterEnd
{
    private ClusterEnd() { }

    /// <summary>Somebody asked this node to leave.</summary>
    public sealed record Left : ClusterEnd;

    /// <summary>The others, or this node itself, decided that it does not belong any more.</summary>
    public sealed record Downed : ClusterEnd;

    /// <summary>No seed let it in.</summary>
    public sealed record NotJoined : ClusterEnd;

    /// <summary>There was nobody else in it, and a seed has come up that it did not know.</summary>
    public sealed record Alone : ClusterEnd;

    /// <summary>It did not begin, or broke.</summary>
    public sealed record Failed(string Reason) : ClusterEnd;
}
