using System.Text.Json;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Http;

public class FleetServerTests
{
    [Fact]
    public async Task A_log_of_another_node_is_followed()
    {
        await using var server = await FleetServer.Start(TimeProvider.System, "a", "b");
        var log = server.Directory.Write("log", "hello\n");
        server.Fleet.Run("b", "g", "p", stdout: log);
        using var client = server.Connect();
        await client.Send("GET /logtail/g%40b%3Ap/stdout HTTP/1.1\r\nHost: x\r\n\r\n");
        var head = await client.ReceiveUntil("\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", head, StringComparison.Ordinal);
        Assert.Equal("text/plain;charset=utf-8", RawResponse.Header(head, "Content-Type"));
        Assert.NotNull(RawResponse.Header(head, "Last-Modified"));
        Assert.Equal("6\r\nhello\n\r\n", await client.ReceiveUntil("\n\r\n"));
        await File.AppendAllTextAsync(log, "more than before\n");
        Assert.Equal("11\r\nmore than before\n\r\n", await client.ReceiveUntil("before\n\r\n"));
        server.Fleet.Reach("b", isReachable: false);
        Assert.Equal("0\r\n\r\n", await client.ReceiveUntil("\r\n\r\n"));
    }

    [Fact]
    public async Task HEAD_of_a_log_of_another_node_that_is_followed_has_an_end()
    {
        await using var server = await FleetServer.Start(TimeProvider.System, "a", "b");
        server.Fleet.Run("b", "g", "p", stdout: server.Directory.Write("log", "hello\n"));
        using var client = server.Connect();
        await client.Send("HEAD /api/v1/processes/g@b/p/log?follow=true HTTP/1.1\r\nHost: x\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", await client.ReceiveUntil("\r\n\r\n"), StringComparison.Ordinal);
        await client.SendCall("supervisor.getState");
        Assert.Equal(200, (await client.Receive()).Status);
    }

    [Fact]
    public async Task What_became_of_children_of_another_node_is_told()
    {
        await using var server = await FleetServer.Start(TimeProvider.System, "a", "b");
        server.Fleet["b"].Supervisor.AnswerWith(new CommandReply.Children(EquatableArray.Of(
            new ChildRecord { Start = 10, Pid = 12, StartedBy = new(CauseKind.Request, "user ann") })));
        using var client = server.Connect();
        await client.Send("GET /api/v1/processes/g@b/p/history HTTP/1.1\r\nHost: x\r\n\r\n");
        var child = JsonDocument.Parse((await client.Receive()).Body).RootElement.GetProperty("incarnations")[0];
        Assert.Equal("user ann", child.GetProperty("startedBy").GetProperty("by").GetString());
        await client.SendCall("history.getChildren", "<param><value>g@b:p</value></param>");
        Assert.Contains("<name>started_by</name>\n<value><string>user ann</string>", (await client.Receive()).Body, StringComparison.Ordinal);
        server.Fleet["b"].Supervisor.AnswerWith(new CommandReply.Fault(FaultCode.BadName, "g:q"));
        await client.Send("GET /api/v1/processes/g@b/q/history HTTP/1.1\r\nHost: x\r\n\r\n");
        Assert.Equal("BAD_NAME: g@b:q", JsonDocument.Parse((await client.Receive()).Body).RootElement.GetProperty("detail").GetString());
        Assert.Equal(
            new SupervisorCommand.TellHistory(new("g", "q")) { By = "node a" }, server.Fleet["b"].Supervisor.Asked.Last());
    }

    [Theory]
    [InlineData("GET", "g@b:gone", 404)]
    [InlineData("GET", "g@b:nope", 404)]
    [InlineData("GET", "g@c:p", 404)]
    [InlineData("GET", "g@b:p/stdin", 404)]
    [InlineData("POST", "g@b:p", 400)]
    public async Task What_cannot_be_followed_is_refused(string method, string name, int status)
    {
        await using var server = await FleetServer.Start(TimeProvider.System, "a", "b");
        server.Fleet.Run("b", "g", "gone", stdout: "/nowhere/log");
        using var client = server.Connect();
        await client.Send($"{method} /logtail/{name} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        Assert.Equal(status, (await client.Receive()).Status);
    }

    [Fact]
    public async Task A_log_of_a_node_that_cannot_be_reached_is_not_to_be_had_now()
    {
        await using var server = await FleetServer.Start(TimeProvider.System, "a", "b");
        server.Fleet.Reach("b", isReachable: false);
        await Eventually.True(() => !server.Fleet["a"].Fleet.Find("b").Node!.Member.IsReachable);
        using var client = server.Connect();
        await client.Send("GET /logtail/g@b:p HTTP/1.1\r\nHost: x\r\n\r\n");
        Assert.Equal(503, (await client.Receive()).Status);
    }

    [Fact]
    public async Task Events_of_all_nodes_come_as_lines_of_JSON()
    {
        await using var server = await FleetServer.Start(TimeProvider.System, "a", "b");
        using var client = await Follow(server);
        server.Fleet.Run("b", "g", "p", pid: 7);
        using var happened = JsonDocument.Parse(await NextLine(client));
        var row = happened.RootElement;
        Assert.Equal(
            ["time", "node", "type", "group", "name", "from", "to", "pid"], row.EnumerateObject().Select(m => m.Name));
        Assert.Equal(
            "b PROCESS_STATE_RUNNING g p STARTING RUNNING 7", string.Join(' ', row.EnumerateObject().Skip(1).Select(m => m.Value.ToString())));
        Assert.InRange(
            row.GetProperty("time").GetDouble(), TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 30, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 1);
        server.Fleet.Reach("b", isReachable: false);
        using var lost = JsonDocument.Parse(await NextLine(client));
        Assert.Equal(
            "b MEMBER_UNREACHABLE akka.tcp://supervisor@b:1",
            string.Join(' ', lost.RootElement.EnumerateObject().Skip(1).Select(m => m.Value.ToString())));
    }

    [Fact]
    public async Task A_quiet_stream_has_a_blank_line_now_and_then()
    {
        var time = new ManualTime();
        await using var server = await FleetServer.Start(time, "a");
        using var client = await Follow(server);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("", await client.Unasked());
            time.Advance(TimeSpan.FromSeconds(15));
            Assert.Equal("1\r\n\n\r\n", await client.ReceiveUntil("\n\r\n"));
        }
    }

    [Fact]
    public async Task A_slow_reader_delays_nobody_and_is_told_what_it_missed()
    {
        await using var server = await FleetServer.Start(TimeProvider.System, "a");
        using var client = await Follow(server);
        var events = server.Fleet["a"].Fleet.Events;
        const int many = 50_000;
        for (var i = 0; i < many; i++)
        {
            events.Publish(new FleetEvent.ProcessChanged(
                DateTimeOffset.UnixEpoch, "a", new("group", $"process{i}"), new(ProcessState.Running, ProcessState.Stopping, i, 0)));
        }

        var (seen, missed) = (0L, 0L);
        while (seen + missed < many)
        {
            using var line = JsonDocument.Parse(await NextLine(client));
            if (line.RootElement.GetProperty("type").GetString() == "EVENTS_MISSED") missed += line.RootElement.GetProperty("count").GetInt64();
            else seen++;
        }

        Assert.Equal(many, seen + missed);
        Assert.InRange(missed, 1, many);
    }

    [Fact]
    public async Task Only_GET_follows_events()
    {
        await using var server = await FleetServer.Start(TimeProvider.System, "a");
        using var client = server.Connect();
        await client.Send("POST /cluster/events HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        Assert.Equal(400, (await client.Receive()).Status);
    }

    private static async Task<RawConnection> Follow(FleetServer server)
    {
        var client = server.Connect();
        await client.Send("GET /cluster/events HTTP/1.1\r\nHost: x\r\n\r\n");
        var head = await client.ReceiveUntil("\r\n\r\n");
        Assert.Equal("application/x-ndjson", RawResponse.Header(head, "Content-Type"));
        return client;
    }

    private static async Task<string> NextLine(RawConnection client)
    {
        while (true)
        {
            var line = await client.ReceiveUntil("\n");
            if (line.StartsWith('{')) return line;
        }
    }
}
