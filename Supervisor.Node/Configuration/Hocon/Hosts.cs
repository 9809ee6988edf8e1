using System.Net;

namespace Supervisor.Node.Configuration.Hocon;

/// <summary>What kind of address a host name is.</summary>
internal static class Hosts
{
    public static bool IsEverywhere(string host) =>
        host == "*" || (IPAddress.TryParse(host, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)));

    /// <summary>Nobody but this host reaches it. Of names only <c>localhost</c> is known to be one.</summary>
    public static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
