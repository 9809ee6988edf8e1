using Supervisor.Tests.Rpc;

namespace Supervisor.Tests.Http;

public class TailTests
{
    private const string Request = "GET /logtail/foo/stdout HTTP/1.1\r\nHost: \r\nAccept-Encoding: chunked\r\nAccept: */*\r\n"
        + "User-agent: Supervisor HTTP Client\r\n\r\n\r\n";

    [Fact]
    public async Task A_tail_sends_the_end_of_the_log_and_then_whatever_is_written()
    {
        await using var servers = await RunningServers.Start();
        var log = servers.Directory.Write("log", "hello\n");
        File.SetLastWriteTimeUtc(log, new(2026, 11, 20, 14, 45, 5, DateTimeKind.Utc));
        servers.Supervisor.Run("foo", "foo", stdout: log);
        using var client = servers.Connect();
        await client.Send(Request);
        var head = await client.ReceiveUntil("\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", head);
        Assert.Equal("Fri, 20 Nov 2026 14:45:05 GMT", RawResponse.Header(head, "Last-Modified"));
        Assert.Equal("text/plain;charset=utf-8", RawResponse.Header(head, "Content-Type"));
        Assert.Equal("no", RawResponse.Header(head, "X-Accel-Buffering"));
        Assert.Equal("chunked", RawResponse.Header(head, "Transfer-Encoding"));
        Assert.Equal("6\r\nhello\n\r\n", await client.ReceiveUntil("\n\r\n"));
        await File.AppendAllTextAsync(log, "more than before\n");
        Assert.Equal("11\r\nmore than before\n\r\n", await client.ReceiveUntil("before\n\r\n"));
    }

    [Fact]
    public async Task A_tail_begins_with_the_last_1024_bytes()
    {
        await using var servers = await RunningServers.Start();
        servers.Supervisor.Run("g", "a", stderr: servers.Directory.Write("log", new string('x', 1000) + new string('y', 1024)));
        using var client = servers.Connect();
        await client.Send("GET /logtail/g%3Aa/stderr?ignored HTTP/1.1\r\nHost: x\r\n\r\n");
        await client.ReceiveUntil("\r\n\r\n");
        Assert.Equal("400\r\n" + new string('y', 1024) + "\r\n", await client.ReceiveUntil("y\r\n"));
    }

    [Fact]
    public async Task An_HTTP_1_0_client_gets_plain_bytes_at_once()
    {
        var supervisor = new FakeSupervisor();
        await using var servers = await RunningServers.Start(supervisor);
        supervisor.Log.Path = servers.Directory.Write("log", "hello\n");
        using var client = servers.Connect();
        await client.Send("GET /mainlogtail HTTP/1.0\r\n\r\n");
        Assert.Null(RawResponse.Header(await client.ReceiveUntil("\r\n\r\n"), "Transfer-Encoding"));
        Assert.Equal("hello\n", await client.ReceiveUntil("\n"));
        await File.AppendAllTextAsync(supervisor.Log.Path, "more\n");
        Assert.Equal("more\n", await client.ReceiveUntil("\n"));
    }

    [Fact]
    public async Task A_tail_goes_on_across_a_rotation_and_a_truncation()
    {
        await using var servers = await RunningServers.Start();
        var log = servers.Directory.Write("log", "one\n");
        servers.Supervisor.Run("foo", "foo", stdout: log);
        using var client = servers.Connect();
        await client.Send(Request);
        await client.ReceiveUntil("one\n\r\n");
        await File.AppendAllTextAsync(log, "two\n");
        File.Move(log, log + ".1");
        await File.WriteAllTextAsync(log, "three\n");
        Assert.Contains("two\n", await client.ReceiveUntil("three\n\r\n"), StringComparison.Ordinal);
        await File.WriteAllTextAsync(log, "");
        await File.AppendAllTextAsync(log, "4\n");
        await client.ReceiveUntil("4\n\r\n");
    }

    [Fact]
    public async Task A_tail_ends_when_the_servers_close()
    {
        var servers = await RunningServers.Start();
        servers.Supervisor.Run("foo", "foo", stdout: servers.Directory.Write("log", "hello\n"));
        using var client = servers.Connect();
        await client.Send(Request);
        await client.ReceiveUntil("hello\n\r\n");
        await servers.DisposeAsync();
        Assert.Equal("0\r\n\r\n", await client.ReceiveToEnd());
    }

    [Theory]
    [InlineData("GET", "/logtail", 404)]
    [InlineData("GET", "/logtail/", 404)]
    [InlineData("GET", "/logtail/nope", 404)]
    [InlineData("GET", "/logtail/foo/stdin", 404)]
    [InlineData("GET", "/logtail/foo/stdout/x", 404)]
    [InlineData("GET", "/logtail/foo/stderr", 404)]
    [InlineData("GET", "/logtail/foo:*", 404)]
    [InlineData("GET", "/logtail/gone", 404)]
    [InlineData("GET", "/mainlogtail", 404)]
    [InlineData("POST", "/logtail/foo", 400)]
    [InlineData("POST", "/mainlogtail", 400)]
    public async Task What_cannot_be_tailed_is_an_error(string method, string path, int status)
    {
        await using var servers = await RunningServers.Start();
        servers.Supervisor.Run("foo", "foo", stdout: servers.Directory.Write("log", "hello\n"));
        servers.Supervisor.Run("gone", "gone", stdout: servers.Directory.File("missing"));
        using var client = servers.Connect();
        await client.Send($"{method} {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        var reply = await client.Receive();
        Assert.Equal(status, reply.Status);
        Assert.Null(reply["X-Accel-Buffering"]);
    }
}
