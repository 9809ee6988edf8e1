using System.Collections.Immutable;
using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Cluster;

/// <summary>What one cluster system is begun with: what others are told to reach it by, and through whom it joins (nobody: it is the first).</summary>
internal sealed record JoinPlan(string PublicHost, ImmutableArray<SeedAddress> Seeds)
{
    /// <summary>
    /// With this node behind the others. An engine that lets only the first seed found a cluster makes this one look for the
    /// others then: a node that was removed is to come back to them, and not to begin a fleet of its own.
    /// </summary>
    public JoinPlan OthersFirst(int port) => this with { Seeds = [.. Seeds.OrderBy(s => s == new SeedAddress(PublicHost, port))] };
}
