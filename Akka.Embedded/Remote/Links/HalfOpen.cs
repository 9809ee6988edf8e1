namespace Akka.Remote.Links;

/// <summary>
/// Inbound connections whose handshake is under way, of which there are at most so many: a further one costs the oldest its
/// place, since an honest handshake takes milliseconds.
/// </summary>
internal sealed class HalfOpen(int limit)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<IConnection> _connections = new();

    internal int Count
    {
        get
        {
            lock (_gate) return _connections.Count;
        }
    }

    /// <summary>The connection that had to go.</summary>
    internal IConnection? Enter(IConnection connection)
    {
        lock (_gate)
        {
            _connections.AddLast(connection);
            if (_connections.Count <= limit) return null;
            var oldest = _connections.First!.Value;
            _connections.RemoveFirst();
            return oldest;
        }
    }

    /// <summary>False: it had to go already.</summary>
    internal bool Leave(IConnection connection)
    {
        lock (_gate) return _connections.Remove(connection);
    }

    internal void DisposeAll()
    {
        lock (_gate)
        {
            foreach (var connection in _connections) connection.Dispose();
        }
    }
}
