using System.Net;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Http;
using Supervisor.Node.Logs.Following;
using Supervisor.Tests.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Http;

/// <summary>Real servers over a fake daemon: a Unix socket and a TCP port unless the test says otherwise.</summary>
internal sealed class RunningServers : IAsyncDisposable
{
    private readonly TempDir _directory;
    private readonly OpenedServers _servers;
    private readonly LogWatcher _watcher;

    private RunningServers(
        TempDir directory, FakeSupervisor supervisor, BoundServers bound, OpenedServers servers, LogWatcher watcher)
    {
        (_directory, Supervisor, _servers, _watcher) = (directory, supervisor, servers, watcher);
        EndPoints = [.. bound.Servers.Select(s => s.EndPoint)];
    }

    public FakeSupervisor Supervisor { get; }

    public IReadOnlyList<EndPoint> EndPoints { get; }

    public TempDir Directory => _directory;

    public string SocketPath => _directory.File("s.sock");

    public int Port => EndPoints.OfType<IPEndPoint>().First().Port;

    public static async Task<RunningServers> Start(
        FakeSupervisor? supervisor = null, string? username = null, string? password = null, TimeProvider? time = null,
        int? connections = null)
    {
        supervisor ??= new();
        time ??= TimeProvider.System;
        var directory = new TempDir();
        ServerConfig[] configs =
        [
            new ServerConfig.Inet("inet_http_server", "127.0.0.1", 0, username, password),
            new ServerConfig.Unix("unix_http_server", directory.File("s.sock"), 0x1C0, null, null, username, password),
        ];
        RpcInterfaceConfig[] interfaces = [.. supervisor.Config.RpcInterfaces];
        var bound = HttpServers.Bind(configs, interfaces, supervisor.Log, TextWriter.Null);
        var servers = Assert.IsType<BindResult<BoundServers>.Bound>(bound).Value;
        var watcher = new LogWatcher();
        var endpoints = Endpoints.For(supervisor, interfaces, watcher, time);
        var opened = await servers.Serve(endpoints, new AccessLog(supervisor.Log, time), connections);
        return new(directory, supervisor, servers, opened, watcher);
    }

    public RawConnection Connect() => RawConnection.To(EndPoints[1]);

    public async ValueTask DisposeAsync()
    {
        await _servers.DisposeAsync();
        _watcher.Dispose();
        _directory.Dispose();
    }
}
