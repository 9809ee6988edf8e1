using System.Net.Sockets;
using Akka.Remote.Links;

namespace Akka.Remote.Tcp;

/// <summary>
/// Looks at many sockets at once, whenever its owner wants it to: what waits for one goes on there, on the owner's thread, with neither
/// a thread of the pool nor a wait of the kernel's in between.
/// </summary>
internal sealed class SocketRounds : ISocketWaiter
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Socket, TaskCompletionSource> _waiting = [];

    public Task NextLook(Socket socket)
    {
        lock (_gate)
        {
            if (!_waiting.TryGetValue(socket, out var waiting)) _waiting[socket] = waiting = new TaskCompletionSource();
            return waiting.Task;
        }
    }

    public void Forget(Socket socket)
    {
        TaskCompletionSource? waiting;
        lock (_gate) _waiting.Remove(socket, out waiting);
        waiting?.SetResult();
    }

    /// <summary>What waited has taken what there was before this returns.</summary>
    internal void Look()
    {
        TaskCompletionSource[] waiting;
        lock (_gate)
        {
            waiting = [.. _waiting.Values];
            _waiting.Clear();
        }
        foreach (var each in waiting) each.SetResult();
    }
}
