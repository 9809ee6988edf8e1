using Supervisor.Tests.Http;

namespace Supervisor.Tests.Api;

public class LogReadsTests
{
    private const string Log = "/api/v1/processes/web/a/log";

    [Theory]
    [InlineData("", 0, "0123456789")]
    [InlineData("?stream=stdout", 0, "0123456789")]
    [InlineData("?offset=3", 3, "3456789")]
    [InlineData("?offset=3&length=2", 3, "34")]
    [InlineData("?offset=-4", 6, "6789")]
    [InlineData("?offset=-4&length=2", 6, "67")]
    [InlineData("?offset=-100", 0, "0123456789")]
    [InlineData("?offset=100", 10, "")]
    [InlineData("?length=0", 0, "")]
    [InlineData("?offset=9223372036854775807&length=9223372036854775807", 10, "")]
    [InlineData("?offset=-9223372036854775808", 0, "0123456789")]
    public async Task A_piece_of_a_log_begins_where_the_answer_says(string query, int offset, string text)
    {
        await using var servers = await RunningServers.Start();
        servers.Supervisor.Run("web", "a", stdout: servers.Directory.Write("log", "0123456789"));
        var response = await servers.Get(Log + query);
        Assert.Equal((200, text), (response.Status, response.Body));
        Assert.Equal($"{offset}", response["X-Log-Offset"]);
        Assert.Equal("10", response["X-Log-Size"]);
        Assert.Equal("text/plain;charset=utf-8", response["Content-Type"]);
    }

    [Fact]
    public async Task A_log_that_is_larger_than_any_buffer_arrives_whole()
    {
        await using var servers = await RunningServers.Start();
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"line {i}\n"));
        servers.Supervisor.Run("web", "a", stderr: servers.Directory.Write("log", text));
        Assert.Equal(text, (await servers.Get(Log + "?stream=stderr")).Body);
    }

    [Theory]
    [InlineData("?stream=stdin", 400, null)]
    [InlineData("?offset=x", 400, null)]
    [InlineData("?length=-1", 400, null)]
    [InlineData("?follow=perhaps", 400, null)]
    [InlineData("?follow=true&length=3", 400, null)]
    [InlineData("?stream=stderr", 404, "NO_FILE")]
    [InlineData("", 404, "NO_FILE")]
    [InlineData("?follow=true", 404, "NO_FILE")]
    public async Task What_cannot_be_read_is_a_problem(string query, int status, string? fault)
    {
        await using var servers = await RunningServers.Start();
        servers.Supervisor.Run("web", "a", stdout: servers.Directory.File("missing"));
        var problem = (await servers.Get(Log + query)).Problem();
        Assert.Equal((status, fault), (problem.Status, problem.Fault));
    }

    [Fact]
    public async Task The_log_of_nobody_is_a_problem()
    {
        await using var servers = await RunningServers.Start();
        Assert.Equal("BAD_NAME", (await servers.Get(Log)).Problem().Fault);
    }

    [Theory]
    [InlineData("", "0", "hello\n")]
    [InlineData("&offset=2", "2", "llo\n")]
    [InlineData("&offset=-2", "4", "o\n")]
    [InlineData("&offset=7", "0", "hello\n")]
    public async Task A_log_is_followed_from_an_offset_and_across_a_rotation(string query, string offset, string text)
    {
        await using var servers = await RunningServers.Start();
        var log = servers.Directory.Write("log", "hello\n");
        servers.Supervisor.Run("web", "a", stdout: log);
        var (client, head) = await servers.Follow($"{Log}?follow=true{query}");
        using var _ = client;
        Assert.Equal(offset, RawResponse.Header(head, "X-Log-Offset"));
        Assert.Equal("no", RawResponse.Header(head, "X-Accel-Buffering"));
        Assert.EndsWith($"\r\n{text}\r\n", await client.ReceiveUntil("\n\r\n"));
        await File.AppendAllTextAsync(log, "two\n");
        File.Move(log, log + ".1");
        await File.WriteAllTextAsync(log, "three\n");
        Assert.Contains("two\n", await client.ReceiveUntil("three\n\r\n"), StringComparison.Ordinal);
    }
}
