using System.Globalization;

namespace Akka.Actor;

/// <summary>protocol://system or protocol://system@host:port, the host in brackets if it is an IPv6 address.</summary>
internal static class AddressText
{
    internal static string Format(Address address)
    {
        var host = string.IsNullOrEmpty(address.Host) ? "" : "@" + Bracketed(address.Host);
        var port = address.Port is { } number ? ":" + number.ToString(CultureInfo.InvariantCulture) : "";
        return $"{address.Protocol}://{address.System}{host}{port}";
    }

    internal static bool TryParse(string text, out Address address, out string rest)
    {
        address = null!;
        rest = "";
        if (text is null) return false;
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 1) return false;
        var slash = text.IndexOf('/', scheme + 3);
        var authority = slash < 0 ? text[(scheme + 3)..] : text[(scheme + 3)..slash];
        if (authority.Length == 0) return false;
        rest = slash < 0 ? "/" : text[slash..];
        var at = authority.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            address = new Address(text[..scheme], authority);
            return true;
        }

        var endpoint = authority.AsSpan(at + 1);
        var colon = endpoint.LastIndexOf(':');
        if (at == 0 || colon < 1 || !int.TryParse(endpoint[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            return false;
        var host = endpoint[..colon].Trim("[]").ToString();
        address = new Address(text[..scheme], authority[..at], host, port);
        return true;
    }

    private static string Bracketed(string host) =>
        host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;
}
