using Microsoft.Win32.SafeHandles;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;

namespace Supervisor.Node.Os.Sockets;

/// <summary>
/// The sockets of fcgi-programs and the count of those who have each: open while there is one (specification 4.13). A program that
/// several groups name has one for all of them.
/// </summary>
internal sealed class OpenSockets(IActivityLog log)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<SocketName, (SafeFileHandle Socket, int Users)> _open = [];

    /// <summary>One more user, with whom it is opened if there was none.</summary>
    internal SocketTaking Take(SocketName name, ListenPlace place)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(name, out var open))
            {
                if (place is ListenPlace.Host host) return new SocketTaking.Unresolved(host);
                log.Write(LogLevel.Info, $"Creating socket {name.Config.SocketUrl}");
                var (socket, why) = ListeningSocket.Open(name.Config, place);
                if (socket is null) return new SocketTaking.Failed($"Could not create FastCGI socket {name.Config.SocketUrl}: {why}");
                open = (socket, 0);
            }

            _open[name] = open with { Users = open.Users + 1 };
            return new SocketTaking.Taken((int)open.Socket.DangerousGetHandle());
        }
    }

    /// <summary>One user less; the last one closes it.</summary>
    internal void GiveBack(SocketName name)
    {
        lock (_gate)
        {
            var (socket, users) = _open[name];
            if (users > 1)
            {
                _open[name] = (socket, users - 1);
                return;
            }

            log.Write(LogLevel.Info, $"Closing socket {name.Config.SocketUrl}");
            _open.Remove(name);
            socket.Dispose();
        }
    }
}

/// <summary>Whose socket it is, and what it is to be like.</summary>
internal readonly record struct SocketName(string Program, FastCgiConfig Config);
