using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Fleet;

/// <summary>A node as the cluster knows it.</summary>
/// <param name="Address">Where it is reached; the key under which the cluster speaks of it.</param>
/// <param name="Uid">The number of this life of it.</param>
/// <param name="Roles">As configured, sorted.</param>
/// <param name="Status">The cluster's word: <c>Up</c>, <c>Leaving</c>, …</param>
/// <param name="IsReachable">Whether the cluster hears its heartbeats.</param>
public sealed record FleetMember(string Address, long Uid, EquatableArray<string> Roles, string Status, bool IsReachable)
{
    /// <summary>The status of a node that is remembered from before this node's own cluster membership began anew.</summary>
    public const string UnknownStatus = "Unknown";
}
