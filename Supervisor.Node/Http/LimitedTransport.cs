using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Supervisor.Node.Http;

/// <summary>
/// Accepts connections while there is room for them. One that comes when there is none is closed before the next is accepted: however
/// many come at once, one more is open than there may be. Whoever serves a connection says when it has gone.
/// </summary>
internal sealed class LimitedTransport(IConnectionListenerFactory transport, Func<EndPoint, ConnectionLimit> limitOf) : IConnectionListenerFactory
{
    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new Listener(await transport.BindAsync(endpoint, cancellationToken).ConfigureAwait(false), limitOf(endpoint));

    private sealed class Listener(IConnectionListener listener, ConnectionLimit limit) : IConnectionListener
    {
        public EndPoint EndPoint => listener.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            while (await listener.AcceptAsync(cancellationToken).ConfigureAwait(false) is { } connection)
            {
                if (limit.Enter()) return connection;
                await connection.DisposeAsync().ConfigureAwait(false);
            }

            return null;
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => listener.UnbindAsync(cancellationToken);

        public ValueTask DisposeAsync() => listener.DisposeAsync();
    }
}
