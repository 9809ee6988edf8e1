using System.Net.Sockets;
using System.Runtime.InteropServices;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Logs;
using Supervisor.Node.Os.Interop;
using Supervisor.Node.Os.Sockets;

namespace Supervisor.Node.Http;

/// <summary>
/// Opens Unix sockets (specification 5.1). The socket is made under a name of its own, gets its mode and owner, listens,
/// and only then gets the name that clients know: nobody ever sees it with other permissions or not answering. A hard
/// link, unlike a rename, fails when the name is taken, so two daemons that start together cannot both win; file systems
/// without hard links get the rename.
/// </summary>
internal static class UnixSocket
{
    private const int MaxAttempts = 10;

    public static BindResult<BoundServer> Bind(ServerConfig.Unix config, TextWriter stderr)
    {
        var temporary = $"{config.Path}.{Environment.ProcessId}";
        if (UnixAddress.Of(temporary) is not { } address) return Failed(BindErrors.PathTooLong);
        _ = Libc.unlink(temporary);
        var fd = Libc.socket(Libc.AF_UNIX, Libc.SOCK_STREAM | Libc.SOCK_CLOEXEC, 0);
        if (fd < 0) return FailedLast();
        var handle = new SafeSocketHandle(fd, ownsHandle: true);
        var result = BindTo(address, handle) ?? Protect(config, temporary) ?? Publish(config, temporary, handle, stderr);
        _ = Libc.unlink(temporary);
        if (result is not BindResult<BoundServer>.Bound) handle.Dispose();
        return result;
    }

    private static unsafe BindResult<BoundServer>? BindTo(byte[] address, SafeSocketHandle handle)
    {
        fixed (byte* name = address)
            return Libc.bind((int)handle.DangerousGetHandle(), name, (uint)address.Length) < 0 ? FailedLast() : null;
    }

    private static BindResult<BoundServer>? Protect(ServerConfig.Unix config, string path)
    {
        if (Libc.chmod(path, (uint)config.Mode) < 0) return FailedLast();
        if (config.OwnerUid is null && config.OwnerGid is null) return null;
        var (user, group) = (config.OwnerUid ?? -1, config.OwnerGid ?? -1);
        if (Libc.lchown(path, (uint)user, (uint)group) == 0) return null;
        return Marshal.GetLastPInvokeError() == Libc.EPERM ? Failed(BindErrors.Chown(config.Path, user, group)) : FailedLast();
    }

    private static BindResult<BoundServer> Publish(
        ServerConfig.Unix config, string temporary, SafeSocketHandle handle, TextWriter stderr)
    {
        var socket = new Socket(handle);
        socket.Listen(InetSocket.Backlog);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (Libc.link(temporary, config.Path) == 0) return new BindResult<BoundServer>.Bound(new(config, socket));
            var errno = Marshal.GetLastPInvokeError();
            var isTaken = errno == Libc.EEXIST || File.Exists(config.Path);
            if (isTaken && IsAnswering(config.Path)) return Failed(BindErrors.InUse);
            if (isTaken)
            {
                if (FileStatus.Of(config.Path) is { Kind: not Libc.S_IFSOCK }) return Failed(BindErrors.Socket(Libc.EEXIST));
                stderr.WriteLine($"Unlinking stale socket {config.Path}");
                if (Libc.unlink(config.Path) < 0 && Marshal.GetLastPInvokeError() != Libc.ENOENT) return FailedLast();
            }
            else if (errno is not (Libc.EPERM or Libc.EOPNOTSUPP or Libc.ENOSYS or Libc.EMLINK or Libc.EXDEV or Libc.EACCES)
                || Libc.rename(temporary, config.Path) < 0)
            {
                return Failed(BindErrors.Socket(errno));
            }
            else
            {
                return new BindResult<BoundServer>.Bound(new(config, socket));
            }
        }

        return Failed(BindErrors.InUse);
    }

    // A listener accepts in the kernel, whether its program is quick or not; a name left by a crash refuses.
    private static bool IsAnswering(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException e)
        {
            // A listener whose queue is full says "would block", and is one all the same.
            return e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress or SocketError.AccessDenied;
        }
    }

    private static BindResult<BoundServer> Failed(string error) => new BindResult<BoundServer>.Failed(error);

    private static BindResult<BoundServer> FailedLast() => Failed(BindErrors.Socket(Marshal.GetLastPInvokeError()));
}
