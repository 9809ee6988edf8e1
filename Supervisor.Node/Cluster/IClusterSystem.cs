namespace Supervisor.Node.Cluster;

/// <summary>A cluster system that has begun.</summary>
internal interface IClusterSystem
{
    /// <summary>Where others reach it.</summary>
    string Address { get; }

    /// <summary>Whether no other node has been met, or none is left.</summary>
    bool IsAlone { get; }

    /// <summary>Whether this node is on its way out, or out.</summary>
    bool IsLeaving { get; }

    /// <summary>Done when it is no more, whoever wanted that. Never fails.</summary>
    Task<ClusterEnd> End { get; }

    /// <summary>Leaves the fleet in good order if that can be done soon, and ends. Never fails.</summary>
    Task Leave();
}

/// <summary>Begins cluster systems.</summary>
internal interface IClusterSystems
{
    /// <summary>May throw whatever the engine throws, for a port that is taken or a setting that will not do.</summary>
    IClusterSystem Begin(JoinPlan plan);
}
