using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;

namespace Supervisor.Tests.Http;

public class HttpServerTests
{
    private const string StateReply =
        "<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n<value><struct>\n<member>\n<name>statecode</name>\n"
        + "<value><int>1</int></value>\n</member>\n<member>\n<name>statename</name>\n<value><string>RUNNING</string></value>\n"
        + "</member>\n</struct></value>\n</param>\n</params>\n</methodResponse>\n";

    [Fact]
    public async Task A_call_is_answered_byte_for_byte_as_the_reference_does_and_the_connection_stays_open()
    {
        await using var servers = await RunningServers.Start();
        using var client = servers.Connect();
        for (var i = 0; i < 3; i++)
        {
            await client.SendCall("supervisor.getState");
            var reply = await client.Receive();
            Assert.Equal("HTTP/1.1 200 OK", reply.StatusLine);
            Assert.Equal("text/xml", reply["Content-Type"]);
            Assert.Equal("279", reply["Content-Length"]);
            Assert.Equal("Medusa/1.12", reply["Server"]);
            Assert.NotNull(reply["Date"]);
            Assert.Equal(StateReply, reply.Body);
        }
    }

    [Fact]
    public async Task An_HTTP_1_0_client_gets_its_answer_and_the_end()
    {
        await using var servers = await RunningServers.Start();
        using var client = servers.Connect();
        await client.SendCall("supervisor.getState", version: "1.0");
        var all = await client.ReceiveToEnd();
        Assert.EndsWith(StateReply, all);
    }

    [Fact]
    public async Task An_HTTP_1_0_client_that_asks_for_it_may_go_on()
    {
        await using var servers = await RunningServers.Start();
        using var client = servers.Connect();
        for (var i = 0; i < 2; i++)
        {
            await client.SendCall("supervisor.getState", headers: "Connection: keep-alive\r\n", version: "1.0");
            var reply = await client.Receive();
            Assert.Equal("keep-alive", reply["Connection"]);
            Assert.Equal(StateReply, reply.Body);
        }
    }

    [Fact]
    public async Task A_client_that_asks_for_it_is_left_after_the_answer()
    {
        await using var servers = await RunningServers.Start();
        using var client = servers.Connect();
        await client.SendCall("supervisor.getState", headers: "Connection: close\r\n");
        Assert.EndsWith(StateReply, await client.ReceiveToEnd());
    }

    [Fact]
    public async Task Requests_behind_a_deferred_answer_wait_for_their_turn()
    {
        await using var servers = await RunningServers.Start();
        var started = new TaskCompletionSource<CommandReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        servers.Supervisor.Answer = _ => started.Task;
        using var client = servers.Connect();
        await client.SendCall("supervisor.startProcess", "<param><value>cat</value></param>");
        await client.SendCall("supervisor.getState");
        Assert.True(client.IsSilent());
        started.SetResult(new CommandReply.Done());
        Assert.Contains("<boolean>1</boolean>", (await client.Receive()).Body, StringComparison.Ordinal);
        Assert.Equal(StateReply, (await client.Receive()).Body);
    }

    [Fact]
    public async Task Somebody_who_waits_for_a_process_holds_nobody_up()
    {
        await using var servers = await RunningServers.Start();
        servers.Supervisor.Answer = _ => new TaskCompletionSource<CommandReply>().Task;
        using var patient = servers.Connect();
        await patient.SendCall("supervisor.stopProcess", "<param><value>cat</value></param>");
        using var other = servers.Connect();
        await other.SendCall("supervisor.getState");
        Assert.Equal(StateReply, (await other.Receive()).Body);
    }

    [Fact]
    public async Task A_client_that_sends_a_byte_now_and_then_holds_nobody_up_and_gets_its_answer()
    {
        await using var servers = await RunningServers.Start();
        using var slow = servers.Connect();
        using var quick = servers.Connect();
        const string request = "POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Length: 74\r\n\r\n"
            + "<methodCall><methodName>supervisor.getState</methodName></methodCall>     ";
        foreach (var c in request)
        {
            await slow.Send(c.ToString());
            await quick.SendCall("supervisor.getState");
            Assert.Equal(StateReply, (await quick.Receive()).Body);
        }

        Assert.Equal(StateReply, (await slow.Receive()).Body);
    }

    [Theory]
    [InlineData("POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", 400, "Bad Request", 136)]
    [InlineData("POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n<methodCall><methodName></methodName></methodCall>", 400, "Bad Request", 136)]
    [InlineData("POST /RPC2 HTTP/1.1\r\nHost: x\r\n\r\n", 411, "Length Required", 140)]
    [InlineData("POST /RPC2 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411, "Length Required", 140)]
    [InlineData("GET /RPC2 HTTP/1.1\r\nHost: x\r\n\r\n", 400, "Bad Request", 136)]
    [InlineData("GET /nope HTTP/1.1\r\nHost: x\r\n\r\n", 404, "Not Found", 134)]
    [InlineData("DELETE / HTTP/1.1\r\nHost: x\r\n\r\n", 400, "Bad Request", 136)]
    public async Task An_error_has_the_reference_s_page(string request, int status, string reason, int length)
    {
        await using var servers = await RunningServers.Start();
        using var client = servers.Connect();
        await client.Send(request);
        var reply = await client.Receive();
        Assert.Equal(status, reply.Status);
        Assert.Equal("text/html", reply["Content-Type"]);
        Assert.Equal(length, reply.Body.Length);
        Assert.Equal(
            $"<head>\r\n<title>Error response</title>\r\n</head>\r\n<body>\r\n<h1>Error response</h1>\r\n<p>Error code {status}.\r\n"
            + $"<p>Message: {reason}.\r\n</body>\r\n",
            reply.Body);
    }

    [Fact]
    public async Task Whatever_begins_like_RPC2_is_RPC2()
    {
        await using var servers = await RunningServers.Start();
        using var client = servers.Connect();
        await client.Send("POST /RPC2foo HTTP/1.1\r\nHost: x\r\nContent-Length: 69\r\n\r\n"
            + "<methodCall><methodName>supervisor.getState</methodName></methodCall>");
        Assert.Equal(StateReply, (await client.Receive()).Body);
    }

    [Fact]
    public async Task An_empty_line_before_a_request_is_ignored()
    {
        await using var servers = await RunningServers.Start();
        using var client = servers.Connect();
        await client.Send("GET /ok.html HTTP/1.1\r\nHost:\r\n\r\n\r\n");
        Assert.Equal("OK", (await client.Receive()).Body);
        await client.SendCall("supervisor.getState");
        Assert.Equal(StateReply, (await client.Receive()).Body);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused_unread()
    {
        await using var servers = await RunningServers.Start();
        using var client = servers.Connect();
        await client.Send("POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Length: 4194305\r\n\r\n<methodCall>");
        Assert.Equal(413, (await client.Receive()).Status);
        Assert.Equal("", await client.ReceiveToEnd());
    }

    [Fact]
    public async Task A_request_that_cannot_be_read_is_logged()
    {
        await using var servers = await RunningServers.Start();
        using var client = servers.Connect();
        await client.Send("POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\na\n'b\x01");
        await client.Receive();
        Assert.Contains("Error XML-RPC request data \"a\\n'b\\x01\" is invalid: unmarshallable", servers.Supervisor.Log.Lines);
    }

    [Fact]
    public async Task A_bug_in_a_method_is_an_error_500_and_a_log_line()
    {
        await using var servers = await RunningServers.Start();
        servers.Supervisor.Answer = _ => throw new InvalidOperationException("boom");
        using var client = servers.Connect();
        await client.SendCall("supervisor.shutdown");
        Assert.Equal(500, (await client.Receive()).Status);
        var line = Assert.Single(servers.Supervisor.Log.Lines, l => l.Contains("boom", StringComparison.Ordinal));
        Assert.StartsWith(
            "Critical Handling XML-RPC request with data 'supervisor.shutdown' raised an unexpected exception: ", line);
    }

    [Fact]
    public async Task Every_answer_leaves_a_trace_with_the_bytes_it_took()
    {
        var supervisor = new Rpc.FakeSupervisor();
        supervisor.Log.Level = LogLevel.Trace;
        await using var servers = await RunningServers.Start(supervisor, time: new Support.ManualTime());
        using var client = servers.Connect();
        await client.SendCall("supervisor.getState");
        var reply = await client.Receive();
        var bytes = reply.Head.Length + reply.Body.Length;
        await Support.Eventually.True(() => supervisor.Log.Lines.Count >= 6);
        Assert.Equal(
            [
                "Trace XML-RPC method called: supervisor.getState()",
                "Trace XML-RPC method supervisor.getState() returned successfully",
                $"Trace localhost:0 - - [20/Nov/2026:14:05:00 +0000] \"POST /RPC2 HTTP/1.1\" 200 {bytes}",
            ],
            supervisor.Log.Lines.Skip(4));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site: cross-site\r\n")]
    [InlineData("Origin: http://evil\r\nContent-Type: text/plain\r\n")]
    public async Task A_call_that_a_page_of_another_site_sends_is_refused(string headers)
    {
        await using var servers = await RunningServers.Start();
        using var client = servers.Connect();
        await client.SendCall("supervisor.startProcess", "<param><value>cat</value></param>", headers);
        Assert.Equal(403, (await client.Receive()).Status);
        Assert.Empty(servers.Supervisor.Asked);
    }
}
