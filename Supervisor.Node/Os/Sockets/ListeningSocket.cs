using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Logs;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Sockets;

/// <summary>
/// Opens the socket of an fcgi-program (specification 4.13): a plain descriptor that blocks, since children accept on it, and
/// that is only ever closed, since children of children may have it still. The name of a Unix socket stays when it is closed.
/// </summary>
internal static unsafe class ListeningSocket
{
    // SOMAXCONN of the C library; the kernel has the last word.
    private const int DefaultBacklog = 4096, PortSize = 16;

    /// <summary>The socket, or in the reference's words why there is none.</summary>
    internal static (SafeFileHandle? Socket, string? Why) Open(FastCgiConfig config, ListenPlace place) => place switch
    {
        ListenPlace.Name name => OnPath(config, name.Path),
        ListenPlace.Port port => Listen(config, Libc.AF_INET, fd => Bind(fd, port.EndPoint)),
        ListenPlace.Nowhere nowhere => (null, nowhere.Why),
        _ => throw new ArgumentException($"{place} has to be resolved first.", nameof(place)),
    };

    private static (SafeFileHandle?, string?) OnPath(FastCgiConfig config, string path)
    {
        if (UnixAddress.Of(path) is not { } address) return (null, "AF_UNIX path too long");
        // What a daemon left behind is in the way. What is no socket is somebody's file, and stays.
        if (FileStatus.Of(path) is { Kind: Libc.S_IFSOCK } && Libc.unlink(path) < 0) return (null, LastError(path));
        var isOurs = false;
        var opened = Listen(config, Libc.AF_UNIX, fd =>
        {
            if (Bind(fd, address) is { } why) return why;
            isOurs = true;
            return Protect(config, path);
        });
        if (opened.Why is not null && isOurs) _ = Libc.unlink(path);
        return opened;
    }

    private static (SafeFileHandle? Socket, string? Why) Listen(FastCgiConfig config, int family, Func<int, string?> bind)
    {
        var fd = Libc.socket(family, Libc.SOCK_STREAM | Libc.SOCK_CLOEXEC, 0);
        if (fd < 0) return (null, LastError());
        var socket = new SafeFileHandle(fd, ownsHandle: true);
        var why = bind(fd) ?? (Libc.listen(fd, config.Backlog ?? DefaultBacklog) < 0 ? LastError() : null);
        if (why is null) return (socket, null);
        socket.Dispose();
        return (null, why);
    }

    private static string? Bind(int fd, IPEndPoint endPoint)
    {
        var yes = 1;
        if (Libc.setsockopt(fd, Libc.SOL_SOCKET, Libc.SO_REUSEADDR, &yes, sizeof(int)) < 0) return LastError();
        var address = stackalloc byte[PortSize];
        var bytes = new Span<byte>(address, PortSize);
        bytes.Clear();
        *(ushort*)address = Libc.AF_INET;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], (ushort)endPoint.Port);
        endPoint.Address.TryWriteBytes(bytes[4..], out _);
        return Libc.bind(fd, address, PortSize) < 0 ? LastError() : null;
    }

    private static string? Bind(int fd, byte[] address)
    {
        fixed (byte* name = address) return Libc.bind(fd, name, (uint)address.Length) < 0 ? LastError() : null;
    }

    // Nobody can connect before it listens, so the order of these is nobody's business.
    private static string? Protect(FastCgiConfig config, string path)
    {
        if ((config.OwnerUid ?? config.OwnerGid) is not null
            && Libc.lchown(path, (uint)(config.OwnerUid ?? -1), (uint)(config.OwnerGid ?? -1)) < 0)
        {
            return $"Could not change ownership of socket file: {LastError(path)}";
        }

        return config.Mode is { } mode && Libc.chmod(path, (uint)mode) < 0
            ? $"Could not change permissions of socket file: {LastError(path)}"
            : null;
    }

    private static string LastError()
    {
        var errno = Marshal.GetLastPInvokeError();
        return string.Create(CultureInfo.InvariantCulture, $"[Errno {errno}] {Marshal.GetPInvokeErrorMessage(errno)}");
    }

    private static string LastError(string path) => $"{LastError()}: {Configuration.Values.PyText.Repr(path)}";
}
