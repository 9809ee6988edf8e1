extern alias console;

using System.Text;
using console::Supervisor.Cli.Follow;
using console::Supervisor.Cli.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli;

/// <summary>The client's side of the wire, against prepared answers.</summary>
public sealed class HttpTests
{
    private const string Body =
        "<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n<value><string>3.0</string></value>\n</param>\n</params>\n</methodResponse>\n";

    private static readonly string Counted = $"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: {Body.Length}\r\n\r\n{Body}";

    [Fact]
    public async Task Calls_share_a_connection_and_say_what_stock_servers_want_to_hear()
    {
        using var server = new ScriptedHttpServer([Counted, Counted]);
        using var channel = new RpcChannel(server.Url + "/ignored", new("me", "pass:word"));
        Assert.Equal("3.0", channel.Call("supervisor.getVersion").OrThrow().AsText());
        Assert.Equal("3.0", channel.Call("supervisor.getVersion").OrThrow().AsText());
        var requests = await server.Served.Within();
        Assert.Equal(2, requests.Count);
        Assert.StartsWith("POST /RPC2 HTTP/1.1\r\nHost: 127.0.0.1:", requests[0]);
        Assert.Contains("\r\nContent-Type: text/xml\r\n", requests[0]);
        Assert.Contains("\r\nAuthorization: Basic bWU6cGFzczp3b3Jk\r\n", requests[0]);
    }

    [Theory]
    [InlineData("HTTP/1.0 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")]
    public void An_answer_without_a_length_ends_with_its_connection(string head)
    {
        using var server = new ScriptedHttpServer([head + Body], [Counted]);
        using var channel = new RpcChannel(server.Url, new(null, null));
        Assert.Equal("3.0", channel.Call("a.b").OrThrow().AsText());
        Assert.Equal("3.0", channel.Call("a.b").OrThrow().AsText());
    }

    [Fact]
    public void A_chunked_answer_is_put_together()
    {
        var chunked = $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{Body[..16]}\r\n{Body.Length - 16:x};x=y\r\n{Body[16..]}\r\n0\r\n\r\n";
        using var server = new ScriptedHttpServer([chunked, Counted]);
        using var channel = new RpcChannel(server.Url, new(null, null));
        Assert.Equal("3.0", channel.Call("a.b").OrThrow().AsText());
        Assert.Equal("3.0", channel.Call("a.b").OrThrow().AsText());
    }

    [Theory]
    [InlineData("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n", "the server answered with HTTP status 500 Internal Server Error")]
    [InlineData("SSH-2.0-OpenSSH\r\n", "the server does not speak HTTP")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort", "the server closed the connection within its answer")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", "the server's answer is larger than 256 MB")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "the server's answer has a bad Content-Length")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "the server's answer has a bad chunk size")]
    [InlineData("", "the server closed the connection without a full answer")]
    public void A_bad_answer_is_named(string answer, string message)
    {
        using var server = new ScriptedHttpServer([answer]);
        using var channel = new RpcChannel(server.Url, new(null, null));
        Assert.Equal(message, Assert.ThrowsAny<console::Supervisor.Cli.CommandException>(() => channel.Call("a.b")).Message);
    }

    [Theory]
    [InlineData("http://Host:81/x", "host:81")]
    [InlineData("http://user:pw@host", "host:80")]
    [InlineData("http://[::1]:9001", "[::1]:9001")]
    [InlineData("unix:///run/s.sock", "localhost")]
    public void A_URL_leads_to_a_host(string url, string host) => Assert.Equal(host, ServerAddress.Parse(url).HostHeader);

    [Theory]
    [InlineData("ftp://x", "Unknown protocol for serverurl ftp://x")]
    [InlineData("http://h:x", "the serverurl's port 'x' is not a port number")]
    [InlineData("http://", "the serverurl names no host")]
    public void Another_URL_leads_nowhere(string url, string message) => Assert.Equal(message,
        Assert.Throws<console::Supervisor.Cli.CommandException>(() => ServerAddress.Parse(url)).Message);

    [Fact]
    public async Task A_followed_log_is_asked_for_with_credentials_of_any_length_on_one_line()
    {
        using var server = new ScriptedHttpServer(["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"]);
        var terminal = new FakeTerminal();
        var secret = new string('s', 200);
        using (var stream = LogStream.Open(server.Url, new("me", secret), new(LogPath.Of("a b%:*", "stdout"), terminal.WriteBytes), terminal.WriteErrorLine))
            while (stream!.Pump()) { }
        Assert.Equal("abc", terminal.Output);
        var request = Assert.Single(await server.Served.Within());
        Assert.StartsWith("GET /logtail/a%20b%25:*/stdout HTTP/1.1\r\n", request);
        Assert.Contains($"\r\nAuthorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("me:" + secret))}\r\n", request);
    }

    [Fact]
    public void A_log_that_cannot_be_read_is_told_with_its_address()
    {
        using var server = new ScriptedHttpServer(["HTTP/1.1 404 Not Found\r\n\r\n"]);
        var terminal = new FakeTerminal();
        using (var stream = LogStream.Open(server.Url, new(null, null), new(LogPath.Main, terminal.WriteBytes), terminal.WriteErrorLine))
            while (stream!.Pump()) { }
        Assert.Equal($"{server.Url}/mainlogtail Cannot read, status code 404\n", terminal.Error);
        Assert.Null(LogStream.Open("unix:///nonexistent", new(null, null), new(LogPath.Main, terminal.WriteBytes), terminal.WriteErrorLine));
        Assert.EndsWith("unix:///nonexistent/mainlogtail Cannot connect, error: No such file or directory\n", terminal.Error);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nX: y\r\ntransfer-encoding: Chunked\r\n\r\n4\r\na\r\nb\r\nA\r\n0123456789\r\n0\r\n\r\nafter", "a\r\nb0123456789", true)]
    [InlineData("HTTP/1.0 200 OK\nX: y\n\nplain\r\nbytes", "plain\r\nbytes", false)]
    [InlineData("HTTP/1.1 404 Not Found\r\n\r\nbody", "", true)]
    [InlineData("nonsense\r\nmore", "", true)]
    public void A_stream_is_understood_in_pieces_of_any_size(string answer, string data, bool isDone)
    {
        for (var size = 1; size <= answer.Length; size++)
        {
            var text = new StringBuilder();
            var decoder = new LogStreamDecoder(bytes => text.Append(Encoding.ASCII.GetString(bytes)));
            foreach (var piece in answer.Chunk(size)) decoder.Feed(Encoding.ASCII.GetBytes(piece));
            Assert.Equal((data, isDone), (text.ToString(), decoder.IsDone));
        }
    }
}
