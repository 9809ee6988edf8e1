using System.Globalization;

namespace Supervisor.Node.Configuration.Values;

/// <summary>Ports and hosts (specification 2.4, 2.7.7).</summary>
internal static class Addresses
{
    private const int HighestPort = 65535;

    public static Parsed<int> Port(string text)
    {
        var number = PyInt.Decimal(text);
        if (number.Error is not null) return Parsed.Fail<int>(number.Error);
        if (number.Value < 1) return Parsed.Fail<int>($"{number.Value} is below lower bound (1)");
        if (number.Value > HighestPort) return Parsed.Fail<int>($"{number.Value} is above upper bound ({HighestPort})");
        return Parsed.Ok((int)number.Value);
    }

    /// <summary><c>PORT</c>, <c>:PORT</c>, <c>*:PORT</c> or <c>HOST:PORT</c>; an empty host is every interface.</summary>
    public static Parsed<(string Host, int Port)> Inet(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0)
        {
            var bare = Port(text);
            return bare.Error is null
                ? Parsed.Ok(("", bare.Value))
                : Parsed.Fail<(string, int)>($"not a valid port number: {PyText.Repr(text)} ");
        }

        if (colon == text.Length - 1) return Parsed.Fail<(string, int)>("no port number specified in ''");
        var host = text[..colon].ToLowerInvariant();
        return Port(text[(colon + 1)..]).Then(port => (host == "*" ? "" : host, port));
    }

    /// <summary>Host and port of <c>tcp://host:port</c>; null when it is not written like that.</summary>
    public static (string Host, Parsed<int> Port)? Tcp(string text)
    {
        const string Scheme = "tcp://";
        if (!text.StartsWith(Scheme, StringComparison.Ordinal)) return null;
        var rest = text[Scheme.Length..];
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || colon == rest.Length - 1) return null;
        var (host, port) = (rest[..colon], rest[(colon + 1)..]);
        var digits = port.All(c => CharUnicodeInfo.GetDecimalDigitValue(c) >= 0);
        return digits && !host.Any(PyText.IsSpace) ? (host.ToLowerInvariant(), Port(port)) : null;
    }
}
