using System.Collections.Immutable;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Supervisor.Node.Cluster;

/// <summary>What the network says about names and addresses.</summary>
internal interface IHostNames
{
    /// <summary>Every address of a name; none when it has none, or nobody answers.</summary>
    Task<ImmutableArray<IPAddress>> Resolve(string name, CancellationToken stop);

    /// <summary>The addresses of this host.</summary>
    ImmutableArray<IPAddress> Local();
}

/// <summary>The machine's resolver and interfaces.</summary>
internal sealed class SystemHostNames : IHostNames
{
    public async Task<ImmutableArray<IPAddress>> Resolve(string name, CancellationToken stop)
    {
        try
        {
            return [.. await Dns.GetHostAddressesAsync(name, stop).ConfigureAwait(false)];
        }
        catch (SocketException)
        {
            return [];
        }
    }

    public ImmutableArray<IPAddress> Local() =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .Where(i => i.OperationalStatus != OperationalStatus.Down)
            .SelectMany(i => i.GetIPProperties().UnicastAddresses)
            .Select(a => a.Address),
    ];
}
