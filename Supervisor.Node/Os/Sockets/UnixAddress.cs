using System.Text;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Sockets;

/// <summary>Names of Unix sockets as the kernel takes them (<c>sockaddr_un</c>, unix(7)).</summary>
internal static class UnixAddress
{
    private const int Longest = 107;

    /// <summary>Of a path; null when it is too long. A zero follows it.</summary>
    internal static byte[]? Of(string path)
    {
        var name = Encoding.UTF8.GetBytes(path);
        return name.Length > Longest ? null : OfName([.. name, 0]);
    }

    /// <summary>Of bytes as they are: a path with its zero, or an abstract name, which begins with one.</summary>
    internal static byte[] OfName(ReadOnlySpan<byte> name) => [Libc.AF_UNIX, 0, .. name];
}
