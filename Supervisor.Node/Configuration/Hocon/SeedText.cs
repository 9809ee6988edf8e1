using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Hocon;

/// <summary>
/// A seed as users write it: <c>host</c>, <c>host:port</c>, <c>[v6]:port</c>, or in full
/// <c>akka.tcp://supervisor@host:port</c>.
/// </summary>
internal static class SeedText
{
    public const string SystemName = "supervisor";

    private const int MaxLength = 300;
    private static readonly string[] Schemes = ["akka.tcp://", "akka.ssl.tcp://"];

    public static Parsed<SeedAddress> Parse(string text, int defaultPort)
    {
        if (text.Length > MaxLength) return Parsed.Fail<SeedAddress>($"a seed is longer than {MaxLength} characters");
        var scheme = Schemes.FirstOrDefault(s => text.StartsWith(s, StringComparison.Ordinal));
        if (scheme is null && text.Contains("://", StringComparison.Ordinal)) return Fail(text, "only akka.tcp:// is known");
        var rest = text[(scheme?.Length ?? 0)..];
        var at = rest.IndexOf('@', StringComparison.Ordinal);
        if (scheme is not null && (at < 0 || rest[..at] != SystemName)) return Fail(text, $"the actor system is called {SystemName}: {scheme}{SystemName}@host:port");
        return HostAndPort(text, scheme is null ? rest : rest[(at + 1)..], defaultPort);
    }

    private static Parsed<SeedAddress> HostAndPort(string text, string rest, int defaultPort)
    {
        var (host, port) = Split(rest);
        if (!IsHost(host)) return Fail(text, "that is no host name or address");
        if (port is null) return Parsed.Ok(new SeedAddress(host.ToLowerInvariant(), defaultPort));
        var number = Addresses.Port(port);
        return number.Error is null
            ? Parsed.Ok(new SeedAddress(host.ToLowerInvariant(), number.Value))
            : Fail(text, $"its port is not one: {number.Error}");
    }

    private static (string Host, string? Port) Split(string text)
    {
        var close = text.StartsWith('[') ? text.IndexOf(']', StringComparison.Ordinal) : -1;
        if (close > 0) return (text[1..close], text.Length == close + 1 ? null : text[(close + 1)..].TrimStart(':'));
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        // More than one colon and no brackets: an address of IPv6 without a port.
        return colon < 0 || colon != text.LastIndexOf(':') ? (text, null) : (text[..colon], text[(colon + 1)..]);
    }

    private static bool IsHost(string host) => Uri.CheckHostName(host) != UriHostNameType.Unknown && !Hosts.IsEverywhere(host);

    private static Parsed<SeedAddress> Fail(string text, string why) =>
        Parsed.Fail<SeedAddress>($"'{text}' is not a seed (host, host:port or akka.tcp://{SystemName}@host:port): {why}");
}
