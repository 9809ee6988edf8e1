namespace Supervisor.Node.Os.Sockets;

/// <summary>One slot's share in a socket: taken by the thread that makes children, given back once when the owner says so.</summary>
internal sealed class SocketShare(SharedSocket socket)
{
    private int _isHeld;

    internal SocketTaking Take(ListenPlace? resolved)
    {
        var taking = socket.Take(resolved);
        if (taking is SocketTaking.Taken) Volatile.Write(ref _isHeld, 1);
        return taking;
    }

    internal void GiveBack()
    {
        if (Interlocked.Exchange(ref _isHeld, 0) == 1) socket.GiveBack();
    }
}
