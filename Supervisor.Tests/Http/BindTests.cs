using System.Net;
using System.Net.Sockets;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Http;
using Supervisor.Tests.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Http;

public sealed class BindTests : IDisposable
{
    private const string InUse = "Another program is already listening on a port that one of our HTTP servers is configured to "
        + "use.  Shut this program down first before starting supervisord.";

    private readonly TempDir _directory = new();
    private readonly FakeMainLog _log = new();
    private readonly StringWriter _stderr = new();
    private readonly int _port = FreePort.Take();

    private string Path => _directory.File("s.sock");

    public void Dispose()
    {
        _stderr.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_socket_has_its_mode_leaves_no_other_name_and_is_gone_at_the_end()
    {
        using (Opened(Unix(mode: 0x1F8)))
        {
            Assert.Equal((UnixFileMode)0x1F8, File.GetUnixFileMode(Path));
            Assert.Equal([Path], Directory.GetFiles(_directory.Path));
            using var client = RawConnection.To(new UnixDomainSocketEndPoint(Path));
        }

        Assert.False(File.Exists(Path));
    }

    [Fact]
    public async Task Without_servers_there_is_nothing_to_serve_and_that_is_no_error()
    {
        using var servers = Assert.IsType<BindResult<BoundServers>.Bound>(HttpServers.Bind([], [], _log, _stderr)).Value;
        await using var opened = await servers.Serve([], new(_log, TimeProvider.System));
        Assert.Empty(servers.Servers);
    }

    [Fact]
    public void A_client_that_is_gone_without_a_word_is_noticed()
    {
        using var servers = Opened(new ServerConfig.Inet("inet_http_server", "127.0.0.1", 0, null, null));
        using var client = RawConnection.To(servers.Servers[0].EndPoint);
        using var accepted = servers.Servers[0].Socket.Accept();
        Assert.NotEqual(0, accepted.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive));
        Assert.Equal(InetSocket.KeepAliveSeconds, accepted.GetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime));
    }

    [RootFact]
    public void A_socket_belongs_to_its_owner()
    {
        using var servers = Opened(new ServerConfig.Unix("unix_http_server", Path, 0x1C0, 33, 34, null, null));
        Assert.Equal("33 34\n", CommandRunner.Run("/usr/bin/stat", "-c", "%u %g", Path).Output);
    }

    [Fact]
    public void A_socket_that_somebody_answers_on_is_left_alone()
    {
        using var first = Opened(Unix());
        Assert.Equal(InUse, Error(Unix()));
        using var client = RawConnection.To(new UnixDomainSocketEndPoint(Path));
        Assert.Equal("", _stderr.ToString());
        Assert.Equal([Path], Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public void A_socket_left_by_a_crash_is_replaced_and_that_is_said_on_stderr()
    {
        using (var crashed = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            crashed.Bind(new UnixDomainSocketEndPoint(_directory.File("x")));
            File.Move(_directory.File("x"), Path);
        }

        using var servers = Opened(Unix());
        Assert.Equal($"Unlinking stale socket {Path}\n", _stderr.ToString());
        using var client = RawConnection.To(new UnixDomainSocketEndPoint(Path));
    }

    [Fact]
    public void A_file_that_is_no_socket_is_not_deleted()
    {
        File.WriteAllText(Path, "precious");
        Assert.Equal("Cannot open an HTTP server: socket.error reported errno.EEXIST (17)", Error(Unix()));
        Assert.Equal("precious", File.ReadAllText(Path));
    }

    [Fact]
    public void Two_that_start_together_cannot_both_win()
    {
        var results = new BindResult<BoundServers>[8];
        Parallel.For(0, results.Length, i => results[i] = HttpServers.Bind(
            [new ServerConfig.Inet("inet_http_server", "127.0.0.1", _port, null, null)], [], _log, TextWriter.Null));
        var winners = results.OfType<BindResult<BoundServers>.Bound>().ToList();
        winners.ForEach(w => w.Value.Dispose());
        Assert.Single(winners);
        Assert.All(results.OfType<BindResult<BoundServers>.Failed>(), f => Assert.Equal(InUse, f.Error));
    }

    [Theory]
    [InlineData("127.0.0.1", "errno.EADDRINUSE")]
    [InlineData("198.51.100.1", "errno.EADDRNOTAVAIL (99)")]
    [InlineData("no-such-host.invalid", "-")]
    public void A_port_that_cannot_be_had_says_why(string host, string why)
    {
        using var first = Opened(new ServerConfig.Inet("inet_http_server", "127.0.0.1", _port, null, null));
        var error = Error(new ServerConfig.Inet("inet_http_server", host, _port, null, null));
        if (host == "127.0.0.1") Assert.Equal(InUse, error);
        else Assert.StartsWith($"Cannot open an HTTP server: socket.error reported {why}", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_cannot_be_had_says_why()
    {
        Assert.Equal(
            "Cannot open an HTTP server: socket.error reported AF_UNIX path too long",
            Error(new ServerConfig.Unix("u", "/tmp/" + new string('x', 110), 0x1C0, null, null, null, null)));
        Assert.Equal(
            "Cannot open an HTTP server: socket.error reported errno.ENOENT (2)",
            Error(new ServerConfig.Unix("u", _directory.File("a/b"), 0x1C0, null, null, null, null)));
    }

    [Fact]
    public void A_server_that_fails_takes_those_before_it_along()
    {
        Assert.Equal(InUse, Error(Unix(), Unix()));
        Assert.Empty(Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public void Opening_says_what_the_reference_says_in_its_order()
    {
        RpcInterfaceConfig[] interfaces = [FakeSupervisor.MainInterface(), FakeSupervisor.MainInterface("foo"), new("x", "a:b", default)];
        ServerConfig[] servers = [new ServerConfig.Inet("inet_http_server:a", "127.0.0.1", 0, "u", "p"), Unix()];
        using var bound = ((BindResult<BoundServers>.Bound)HttpServers.Bind(servers, interfaces, _log, _stderr)).Value;
        Assert.Equal(
            [
                "Warn RPC interface 'x' is ignored: a:b is not built in, its methods are missing",
                "Info RPC interface 'supervisor' initialized",
                "Info RPC interface 'foo' initialized",
                "Info RPC interface 'supervisor' initialized",
                "Info RPC interface 'foo' initialized",
                "Critical Server 'unix_http_server' running without any HTTP authentication checking",
            ],
            _log.Lines);
        Assert.NotEqual(0, Assert.IsType<IPEndPoint>(bound.Servers[0].EndPoint).Port);
    }

    [Fact]
    public async Task A_connection_made_before_anybody_serves_is_answered_later()
    {
        using var bound = Opened(Unix());
        using var client = RawConnection.To(new UnixDomainSocketEndPoint(Path));
        await client.Send("GET /ok.html HTTP/1.0\r\n\r\n");
        await using var servers = await bound.Serve([new OkEndpoint()], new AccessLog(_log, TimeProvider.System));
        Assert.EndsWith("OK", await client.ReceiveToEnd());
    }

    [Fact]
    public async Task A_connection_may_be_idle_for_as_long_as_it_likes()
    {
        await using var servers = await RunningServers.Start();
        using var client = servers.Connect();
        await client.SendCall("supervisor.getState");
        await client.Receive();
        Assert.True(client.IsSilent(TimeSpan.FromSeconds(3)));
        await client.SendCall("supervisor.getState");
        Assert.Equal(200, (await client.Receive()).Status);
    }

    private ServerConfig.Unix Unix(int mode = 0x1C0) => new("unix_http_server", Path, mode, null, null, null, null);

    private BoundServers Opened(params ServerConfig[] configs) =>
        Assert.IsType<BindResult<BoundServers>.Bound>(HttpServers.Bind(configs, [], _log, _stderr)).Value;

    private string Error(params ServerConfig[] configs) =>
        Assert.IsType<BindResult<BoundServers>.Failed>(HttpServers.Bind(configs, [], _log, _stderr)).Error;
}
