using System.Runtime.InteropServices;

namespace Supervisor.Node.Os.Interop;

/// <summary>Unix sockets and the names they are reached by.</summary>
internal static unsafe partial class Libc
{
    internal const int EPERM = 1, EXDEV = 18, EMLINK = 31, ENOSYS = 38, EOPNOTSUPP = 95, EADDRINUSE = 98;
    internal const int SOCK_STREAM = 1;

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int bind(int fd, byte* address, uint length);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int link(string existing, string name);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int chmod(string path, uint mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int lchown(string path, uint user, uint group);
}
