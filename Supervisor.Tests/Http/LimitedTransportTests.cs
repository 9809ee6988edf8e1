using System.Net;
using Microsoft.AspNetCore.Connections;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Http;
using Supervisor.Tests.Rpc;

namespace Supervisor.Tests.Http;

public class LimitedTransportTests
{
    private readonly FakeMainLog _log = new();
    private readonly List<string> _steps = [];

    [Fact]
    public async Task Whoever_finds_no_room_is_closed_before_the_next_is_accepted()
    {
        var (listener, limit) = await Listen(most: 2, comers: 6);
        Assert.Equal("0", (await listener.AcceptAsync())!.ConnectionId);
        Assert.Equal("1", (await listener.AcceptAsync())!.ConnectionId);
        Assert.Null(await listener.AcceptAsync());
        Assert.Equal(["accept 0", "accept 1", "accept 2", "close 2", "accept 3", "close 3", "accept 4", "close 4", "accept 5", "close 5"], _steps);
        Assert.Single(_log.Lines);
        limit.Leave();
        Assert.True(limit.Enter());
        Assert.False(limit.Enter());
        Assert.Equal(2, _log.Lines.Count);
    }

    private async Task<(IConnectionListener Listener, ConnectionLimit Limit)> Listen(int most, int comers)
    {
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var server = new BoundServer(new ServerConfig.Inet("inet_http_server", "", 0, null, null), socket);
        var limit = new ConnectionLimit(server, most, new(_log, TimeProvider.System));
        return (await new LimitedTransport(new Transport(_steps, comers), _ => limit).BindAsync(server.EndPoint), limit);
    }

    /// <summary>Clients that are there already, and no others.</summary>
    private sealed class Transport(List<string> steps, int comers) : IConnectionListenerFactory, IConnectionListener
    {
        private int _accepted;

        public EndPoint EndPoint { get; private set; } = new IPEndPoint(0, 0);

        public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
        {
            EndPoint = endpoint;
            return new(this);
        }

        public ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            if (_accepted == comers) return new(default(ConnectionContext));
            steps.Add($"accept {_accepted}");
            return new(new Connection(steps, $"{_accepted++}"));
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => default;

        public ValueTask DisposeAsync() => default;
    }

    private sealed class Connection(List<string> steps, string id) : DefaultConnectionContext(id)
    {
        public override ValueTask DisposeAsync()
        {
            steps.Add($"close {ConnectionId}");
            return base.DisposeAsync();
        }
    }
}
