using System.Net.Sockets;
using Akka.Remote.Links;

namespace Akka.Remote.Tcp;

/// <summary>
/// Waits for sockets on one thread, which is its owner's: what waits for a socket goes on there, with no thread of the pool in between.
/// </summary>
internal sealed class SocketPoller : ISocketWaiter
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private readonly Dictionary<Socket, TaskCompletionSource> _waiting = [];
    private readonly List<Socket> _sockets = [];
    private bool _woken;

    public Task Readable(Socket socket)
    {
        lock (_gate)
        {
            if (!_waiting.TryGetValue(socket, out var waiting))
            {
                _waiting[socket] = waiting = new TaskCompletionSource();
                Monitor.Pulse(_gate);
            }
            return waiting.Task;
        }
    }

    public void Forget(Socket socket) => Complete(socket);

    /// <summary>Ends a wait that has no socket to wait for; with one it ends at its time.</summary>
    internal void Wake()
    {
        lock (_gate)
        {
            _woken = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>At most so long. What was waited for goes on before this returns.</summary>
    internal void Wait(TimeSpan longest)
    {
        longest = longest < TimeSpan.Zero ? TimeSpan.Zero : longest > Longest ? Longest : longest;
        if (!AreThereSockets(longest)) return;
        try
        {
            // Rounded up: a wait that is cut to nothing would be a loop without rest.
            Socket.Select(_sockets, null, null, longest + TimeSpan.FromMilliseconds(1));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            _sockets.RemoveAll(s => !s.SafeHandle.IsClosed);
        }
        foreach (var socket in _sockets) Complete(socket);
    }

    private bool AreThereSockets(TimeSpan longest)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 && !_woken) Monitor.Wait(_gate, longest);
            _woken = false;
            _sockets.Clear();
            _sockets.AddRange(_waiting.Keys);
            return _sockets.Count > 0;
        }
    }

    private void Complete(Socket socket)
    {
        TaskCompletionSource? waiting;
        lock (_gate) _waiting.Remove(socket, out waiting);
        waiting?.SetResult();
    }
}
