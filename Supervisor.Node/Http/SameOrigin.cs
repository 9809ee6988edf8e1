using Microsoft.AspNetCore.Http;

namespace Supervisor.Node.Http;

/// <summary>
/// Whether a request may change something: a browser that was sent here by another site's page says so (Sec-Fetch-Site where it
/// speaks of it at all, Origin in any case), and is refused. What is no browser sends neither header.
/// </summary>
internal static class SameOrigin
{
    public static bool Allows(HttpRequest request) => Allows(
        request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString(), request.Headers.Host.ToString());

    /// <summary>A header that is missing is empty.</summary>
    internal static bool Allows(string fetchSite, string origin, string host) =>
        fetchSite is "" or "same-origin" or "none" && (origin.Length == 0 || IsOf(origin, host));

    // The scheme is not compared: in front of us it may be a proxy's business.
    private static bool IsOf(string origin, string host)
    {
        var end = origin.IndexOf("://", StringComparison.Ordinal);
        if (end <= 0 || host.Length == 0) return false;
        var port = origin.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80";
        return string.Equals(Bare(origin[(end + 3)..], port), Bare(host, port), StringComparison.OrdinalIgnoreCase);
    }

    private static string Bare(string authority, string port) =>
        authority.EndsWith(port, StringComparison.Ordinal) ? authority[..^port.Length] : authority;
}
