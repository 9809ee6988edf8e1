using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Http;

/// <summary>
/// Servers that answer. One Kestrel has all sockets; it is put together by hand, because a host with its configuration,
/// services and loggers would take longer to start than everything else we do.
/// </summary>
internal sealed class OpenedServers : IAsyncDisposable
{
    public const int MaxBody = 4 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Kestrel adds its largest time span to the present and overflows: a connection would end at the next second.
    private static readonly TimeSpan Forever = TimeSpan.FromDays(10_000);

    private readonly IReadOnlyList<BoundServer> _servers;
    private readonly KestrelServer _kestrel;
    private readonly CancellationTokenSource _closing = new();

    private OpenedServers(IReadOnlyList<BoundServer> servers, KestrelServer kestrel) => (_servers, _kestrel) = (servers, kestrel);

    /// <param name="servers">What listens already.</param>
    /// <param name="endpointsOf">What each of them serves.</param>
    /// <param name="log">Hears of every answer.</param>
    /// <param name="connections">The most that each of them has.</param>
    public static async Task<OpenedServers> Start(
        IReadOnlyList<BoundServer> servers, Func<ServerConfig, IReadOnlyList<IEndpoint>> endpointsOf, AccessLog log, int connections)
    {
        var opened = new OpenedServers(servers, Assemble(servers, log, connections));
        var endpoints = servers.ToDictionary(s => s, s => endpointsOf(s.Config));
        var application = new HttpApplication(endpoints, log, opened._closing.Token);
        // Kestrel without sockets would open some of its own choice.
        if (servers.Count > 0) await opened._kestrel.StartAsync(application, CancellationToken.None).ConfigureAwait(false);
        return opened;
    }

    /// <summary>Removes the sockets' names first: who comes now finds nobody. Answers under way get a moment to finish.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers) server.Unlink();
        await _closing.CancelAsync().ConfigureAwait(false);
        using var patience = new CancellationTokenSource(Patience);
        await _kestrel.StopAsync(patience.Token).ConfigureAwait(false);
        _kestrel.Dispose();
        _closing.Dispose();
        foreach (var server in _servers) server.Dispose();
    }

    private static KestrelServer Assemble(IReadOnlyList<BoundServer> servers, AccessLog log, int connections)
    {
        var limits = servers.ToDictionary(s => s.EndPoint, s => new ConnectionLimit(s, connections, log));
        var options = new KestrelServerOptions { AddServerHeader = false, AllowSynchronousIO = false };
        Limit(options.Limits);
        foreach (var server in servers)
        {
            options.Listen(server.EndPoint, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(next => connection => Serve(connection, server, limits[server.EndPoint], next));
            });
        }

        var sockets = servers.ToDictionary(s => s.EndPoint, s => s.Socket);
        var transport = new SocketTransportFactory(
            Options.Create(new SocketTransportOptions
            {
                Backlog = InetSocket.Backlog,
                CreateBoundListenSocket = endPoint => sockets[endPoint],
            }),
            NullLoggerFactory.Instance);
        return new(Options.Create(options), new LimitedTransport(transport, endPoint => limits[endPoint]), NullLoggerFactory.Instance);
    }

    private static async Task Serve(ConnectionContext connection, BoundServer server, ConnectionLimit limit, ConnectionDelegate next)
    {
        try
        {
            connection.Features.Set(server);
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            limit.Leave();
        }
    }

    // Clients keep connections for as long as they live and take it ill when one is closed on them; a request once
    // begun, however, must arrive.
    private static void Limit(KestrelServerLimits limits)
    {
        limits.KeepAliveTimeout = Forever;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(30);
        limits.MaxRequestBodySize = MaxBody;
        limits.MinRequestBodyDataRate = new(bytesPerSecond: 100, gracePeriod: TimeSpan.FromSeconds(10));
        limits.MinResponseDataRate = new(bytesPerSecond: 100, gracePeriod: TimeSpan.FromSeconds(10));
    }
}
