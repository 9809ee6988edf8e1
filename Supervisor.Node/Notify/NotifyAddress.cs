using System.Text;

namespace Supervisor.Node.Notify;

/// <summary>Where a service manager listens, from what NOTIFY_SOCKET says: the path of a Unix socket, or an abstract name behind '@' (sd_notify(3)).</summary>
internal static class NotifyAddress
{
    private const byte Family = 1;
    private const int MostPath = 108;

    /// <summary>The kernel's <c>sockaddr_un</c>; null when the text is no such name.</summary>
    public static byte[]? Parse(string? text)
    {
        if (text is null or [] or ['@']) return null;
        var isAbstract = text[0] == '@';
        if (!isAbstract && text[0] != '/') return null;
        var name = Encoding.UTF8.GetBytes(text);
        // A path has a zero behind it, an abstract name one in front.
        if (name.Length + (isAbstract ? 0 : 1) > MostPath || name.Contains((byte)0)) return null;
        if (isAbstract) name[0] = 0;
        return [Family, 0, .. name, .. isAbstract ? [] : new byte[1]];
    }
}
