using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Cluster;

/// <summary>What other nodes are to reach this one by, where nobody says so.</summary>
internal static class OwnAddress
{
    /// <summary>
    /// The first of this host's addresses that is among the seeds, for then the others know it by that; else its first IPv4 address
    /// that is not loopback, else one of IPv6; the host's name when it has none.
    /// </summary>
    public static string Choose(ImmutableArray<IPAddress> local, IEnumerable<SeedAddress> seeds, string hostName)
    {
        var known = seeds.Select(s => s.Host).ToHashSet(StringComparer.Ordinal);
        var usable = local.Where(a => !IPAddress.IsLoopback(a) && !a.IsIPv6LinkLocal).Select(a => (Address: a, Text: $"{a}")).ToImmutableArray();
        return local.Select(a => $"{a}").FirstOrDefault(known.Contains)
            ?? usable.Where(a => a.Address.AddressFamily == AddressFamily.InterNetwork).Select(a => a.Text).FirstOrDefault()
            ?? usable.Select(a => a.Text).FirstOrDefault()
            ?? hostName;
    }
}
