using System.Net.Sockets;
using System.Text;
using Supervisor.Node.Http;

namespace Supervisor.Tests.Http;

public class HostileClientTests
{
    [Fact]
    public async Task Whatever_bytes_come_the_servers_go_on()
    {
        await using var servers = await RunningServers.Start();
        var random = new Random(20261120);
        var whole = Encoding.UTF8.GetBytes("POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Length: 69\r\n\r\n"
            + "<methodCall><methodName>supervisor.getState</methodName></methodCall>");
        for (var i = 0; i < 1_000; i++)
        {
            var bytes = random.Next(4) == 0 ? new byte[random.Next(1, 300)] : [.. whole.Take(random.Next(1, whole.Length + 1))];
            for (var n = 0; n < 4; n++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            using var client = servers.Connect();
            await client.Send(bytes);
        }

        await AssertAnswers(servers);
        Assert.DoesNotContain(servers.Supervisor.Log.Lines, l => l.StartsWith("Critical Handling", StringComparison.Ordinal));
        Assert.DoesNotContain(servers.Supervisor.Log.Lines, l => l.Contains("Server Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clients_that_do_not_read_their_answers_hold_nobody_up()
    {
        await using var servers = await RunningServers.Start();
        for (var i = 0; i < 300; i++) servers.Supervisor.Run($"group_{i}", "process");
        var deaf = Enumerable.Range(0, 8).Select(_ => servers.Connect()).ToList();
        foreach (var client in deaf)
        {
            for (var i = 0; i < 20; i++) await client.SendCall("supervisor.getAllProcessInfo");
        }

        await AssertAnswers(servers);
        deaf.ForEach(c => c.Dispose());
        await AssertAnswers(servers);
    }

    [Fact]
    public async Task A_client_that_goes_while_its_answer_is_awaited_changes_nothing()
    {
        await using var servers = await RunningServers.Start();
        var started = new TaskCompletionSource<Actors.Messages.CommandReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        servers.Supervisor.Answer = _ => started.Task;
        using (var client = servers.Connect())
        {
            await client.SendCall("supervisor.startProcess", "<param><value>cat</value></param>");
            await Support.Eventually.True(() => !servers.Supervisor.Asked.IsEmpty);
        }

        started.SetResult(new Actors.Messages.CommandReply.Done());
        await AssertAnswers(servers);
    }

    [Theory]
    [InlineData(OpenedServers.MaxBody, 400)]
    [InlineData(OpenedServers.MaxBody + 1, 413)]
    public async Task A_body_may_be_as_large_as_the_limit(int size, int status)
    {
        await using var servers = await RunningServers.Start();
        using var client = servers.Connect();
        await client.Send($"POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Length: {size}\r\n\r\n");
        if (status == 400) await client.Send(new byte[size]);
        Assert.Equal(status, (await client.Receive()).Status);
    }

    [Fact]
    public async Task A_head_without_end_is_refused()
    {
        await using var servers = await RunningServers.Start();
        using var client = servers.Connect();
        await client.Send("GET / HTTP/1.1\r\nHost: x\r\nX: " + new string('x', 40_000) + "\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 431 ", await client.ReceiveToEnd());
    }

    [Fact]
    public async Task Who_comes_when_a_server_has_all_its_connections_is_sent_away_and_the_log_says_so_once()
    {
        await using var servers = await RunningServers.Start(connections: 3);
        var idle = Enumerable.Range(0, 3).Select(_ => servers.Connect()).ToList();
        foreach (var client in idle)
        {
            await client.SendCall("supervisor.getState");
            Assert.Equal(200, (await client.Receive()).Status);
        }

        for (var i = 0; i < 4; i++)
        {
            using var client = servers.Connect();
            Assert.Equal("", await client.ReceiveToEnd());
        }

        Assert.Single(servers.Supervisor.Log.Lines, l => l.Contains("'unix_http_server' has 3 connections", StringComparison.Ordinal));
        using (var other = RawConnection.To(servers.EndPoints[0]))
        {
            await other.SendCall("supervisor.getState");
            Assert.Equal(200, (await other.Receive()).Status);
        }

        idle[1].Dispose();
        await Support.Eventually.True(() => CanAsk(servers));
        idle.ForEach(c => c.Dispose());
    }

    private static async Task<bool> CanAsk(RunningServers servers)
    {
        using var client = servers.Connect();
        try
        {
            await client.SendCall("supervisor.getState", headers: "Connection: close\r\n");
        }
        catch (SocketException)
        {
            return false;
        }

        return (await client.ReceiveToEnd()).Length > 0;
    }

    private static async Task AssertAnswers(RunningServers servers)
    {
        using var client = servers.Connect();
        await client.SendCall("supervisor.getState");
        Assert.Equal(200, (await client.Receive()).Status);
    }
}
