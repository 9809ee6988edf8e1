using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Cluster;

/// <summary>
/// Finds out through whom a node joins: the seeds that are written down, and every address that the name has at this moment. The
/// addresses of a name are in one order on all nodes, for the first has a say in who founds the cluster.
/// </summary>
internal sealed class SeedFinder(ClusterConfig config, IHostNames names, ClusterLog log, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Watching = TimeSpan.FromSeconds(15);

    private readonly string _hostName = Dns.GetHostName();

    /// <summary>Waits while the name is all there is and has no address.</summary>
    public async Task<JoinPlan> Find(bool looksForOthers, CancellationToken stop)
    {
        var plan = await Find(stop).ConfigureAwait(false);
        return looksForOthers ? plan.OthersFirst(config.Port) : plan;
    }

    private async Task<JoinPlan> Find(CancellationToken stop)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            ImmutableArray<SeedAddress> seeds = [.. config.Seeds.Concat(await Named(stop).ConfigureAwait(false)).Distinct()];
            if (!seeds.IsEmpty || config.SeedName is not { } name)
                return new(config.PublicHost ?? OwnAddress.Choose(names.Local(), seeds, _hostName), seeds);
            log.NoSeeds(name);
            await Task.Delay(pause, time, stop).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Done when the name has an address that the plan does not know, and the node has met nobody: nodes that each looked too early
    /// would stay alone for ever. Without a name only the token ends it.
    /// </summary>
    public async Task Others(JoinPlan plan, Func<bool> isAlone, CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(config.SeedName is null ? Timeout.InfiniteTimeSpan : Watching, time, stop).ConfigureAwait(false);
            if (isAlone() && (await Named(stop).ConfigureAwait(false)).Except(plan.Seeds).Any()) return;
        }
    }

    private async Task<IEnumerable<SeedAddress>> Named(CancellationToken stop)
    {
        if (config.SeedName is not { } name) return [];
        var addresses = await names.Resolve(name.Host, stop).ConfigureAwait(false);
        // Who listens on every address listens on those of IPv4 unless it says otherwise.
        var isIPv6 = config.Host.Contains(':', StringComparison.Ordinal);
        return addresses
            .Where(a => isIPv6 || a.AddressFamily == AddressFamily.InterNetwork)
            .OrderBy(a => Convert.ToHexString(a.GetAddressBytes()), StringComparer.Ordinal)
            .Select(a => new SeedAddress($"{a}", name.Port));
    }
}
