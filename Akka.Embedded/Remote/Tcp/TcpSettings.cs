using System.Net;
using Akka.Configuration;

namespace Akka.Remote.Tcp;

/// <summary>akka.remote.dot-netty.tcp: where we listen, and under which address we are known.</summary>
/// <param name="Hostname">To listen on: a name, an address, or 0.0.0.0.</param>
/// <param name="Port">To listen on; 0: any.</param>
/// <param name="PublicHostname">By which others reach us.</param>
/// <param name="PublicPort">By which others reach us; 0: the one that is listened on.</param>
/// <param name="ConnectTimeout">Until an attempt is given up.</param>
/// <param name="Backlog">Connections that the kernel accepts for us ahead of time.</param>
/// <param name="SendBuffer">Bytes of a connection that the kernel holds: what is lost when it is cut, at most.</param>
/// <param name="ReceiveBuffer">The same, on the other side.</param>
internal sealed record TcpSettings(
    string Hostname, int Port, string PublicHostname, int PublicPort, TimeSpan ConnectTimeout, int Backlog, int SendBuffer, int ReceiveBuffer)
{
    internal const string Root = "akka.remote.dot-netty.tcp.";

    /// <exception cref="ConfigurationException">A port that is none.</exception>
    internal static TcpSettings Read(Config config)
    {
        var hostname = config.GetString(Root + "hostname") is { Length: > 0 } given ? given : IPAddress.Any.ToString();
        var known = config.GetString(Root + "public-hostname") is { Length: > 0 } name ? name : hostname;
        return new TcpSettings(
            hostname,
            PortAt(config, "port"),
            IPAddress.TryParse(known, out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)) ? Dns.GetHostName() : known,
            PortAt(config, "public-port"),
            config.GetTimeSpan(Root + "connection-timeout"),
            config.GetInt(Root + "backlog"),
            (int)(config.GetByteSize(Root + "send-buffer-size") ?? 0),
            (int)(config.GetByteSize(Root + "receive-buffer-size") ?? 0));
    }

    private static int PortAt(Config config, string key) =>
        config.GetInt(Root + key) is >= 0 and <= ushort.MaxValue and var port
            ? port
            : throw new ConfigurationException($"{Root}{key}: a port is from 0 to {ushort.MaxValue}");
}
