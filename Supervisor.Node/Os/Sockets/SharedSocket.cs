using Microsoft.Win32.SafeHandles;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;

namespace Supervisor.Node.Os.Sockets;

/// <summary>The socket of one fcgi-program and the count of those who have it: open while there is one (specification 4.13).</summary>
internal sealed class SharedSocket(FastCgiConfig config, IActivityLog log) : ISharedSocket
{
    private readonly Lock _gate = new();
    private readonly ListenPlace _place = ListenPlace.Of(config.SocketUrl);
    private SafeFileHandle? _socket;
    private int _users;

    public string Url => config.SocketUrl;

    /// <summary>One more user, with whom it is opened if there was none.</summary>
    /// <param name="resolved">What came of an earlier <see cref="SocketTaking.Unresolved"/>.</param>
    internal SocketTaking Take(ListenPlace? resolved)
    {
        lock (_gate)
        {
            if (_socket is null && Open(resolved ?? _place) is { } problem) return problem;
            _users++;
            return new SocketTaking.Taken((int)_socket!.DangerousGetHandle());
        }
    }

    /// <summary>One user less; the last one closes it.</summary>
    internal void GiveBack()
    {
        lock (_gate)
        {
            if (--_users > 0) return;
            log.Write(LogLevel.Info, $"Closing socket {Url}");
            _socket!.Dispose();
            _socket = null;
        }
    }

    private SocketTaking? Open(ListenPlace place)
    {
        if (place is ListenPlace.Host host) return new SocketTaking.Unresolved(host);
        log.Write(LogLevel.Info, $"Creating socket {Url}");
        (_socket, var why) = ListeningSocket.Open(config, place);
        return why is null ? null : new SocketTaking.Failed($"Could not create FastCGI socket {Url}: {why}");
    }
}
