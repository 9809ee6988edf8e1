using System.Text;
using Supervisor.Node.Os.Sockets;

namespace Supervisor.Node.Notify;

/// <summary>Where a service manager listens, from what NOTIFY_SOCKET says: the path of a Unix socket, or an abstract name behind '@' (sd_notify(3)).</summary>
internal static class NotifyAddress
{
    private const int MostName = 108;

    /// <summary>The kernel's <c>sockaddr_un</c>; null when the text is no such name.</summary>
    public static byte[]? Parse(string? text)
    {
        if (text is null or [] or ['@'] || text.Contains('\0', StringComparison.Ordinal)) return null;
        if (text[0] == '/') return UnixAddress.Of(text);
        var name = Encoding.UTF8.GetBytes(text);
        if (text[0] != '@' || name.Length > MostName) return null;
        name[0] = 0;
        return UnixAddress.OfName(name);
    }
}
