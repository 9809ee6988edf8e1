using System.Net;
using Akka.Configuration;

namespace Akka.Remote.Tcp;

/// <summary>akka.remote.dot-netty.tcp: where we listen, and under which address we are known.</summary>
internal sealed record TcpSettings(string Hostname, int Port, string PublicHostname, int PublicPort, TimeSpan ConnectTimeout, int Backlog)
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
            config.GetInt(Root + "backlog"));
    }

    private static int PortAt(Config config, string key) =>
        config.GetInt(Root + key) is >= 0 and <= ushort.MaxValue and var port
            ? port
            : throw new ConfigurationException($"{Root}{key}: a port is from 0 to {ushort.MaxValue}");
}
