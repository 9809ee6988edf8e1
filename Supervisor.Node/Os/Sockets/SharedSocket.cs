using Supervisor.Actors.Ports;

namespace Supervisor.Node.Os.Sockets;

/// <summary>The socket of one fcgi-program, as its processes know it.</summary>
internal sealed class SharedSocket(SocketName name, OpenSockets sockets) : ISharedSocket
{
    private readonly ListenPlace _place = ListenPlace.Of(name.Config.SocketUrl);

    public string Url => name.Config.SocketUrl;

    /// <summary>One more user, with whom it is opened if there was none.</summary>
    /// <param name="resolved">What came of an earlier <see cref="SocketTaking.Unresolved"/>.</param>
    internal SocketTaking Take(ListenPlace? resolved) => sockets.Take(name, resolved ?? _place);

    /// <summary>One user less; the last one closes it.</summary>
    internal void GiveBack() => sockets.GiveBack(name);
}
