using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Tests.Configuration;
using Supervisor.Tests.Http;
using Supervisor.Tests.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Api;

public class DaemonReadsTests
{
    private readonly FakeSupervisor _supervisor = new();

    [Fact]
    public async Task A_daemon_at_work_is_healthy_whatever_its_programs_do()
    {
        _supervisor.Run("web", "a");
        _supervisor.Board.Publish(new() { Group = "web", Name = "b", State = ProcessState.Fatal });
        await using var servers = await RunningServers.Start(_supervisor);
        Assert.Equal(
            """{"status":"ok","state":"RUNNING","processes":{"total":2,"running":1,"fatal":1}}""",
            (await servers.GetJson("/healthz")).GetRawText());
    }

    [Theory]
    [InlineData(Mood.Restarting, "RESTARTING")]
    [InlineData(Mood.Shutdown, "SHUTDOWN")]
    public async Task A_daemon_on_its_way_out_is_not(Mood mood, string state)
    {
        _supervisor.Mood = mood;
        await using var servers = await RunningServers.Start(_supervisor);
        var response = await servers.Get("/healthz");
        Assert.Equal(503, response.Status);
        Assert.Equal(state, response.Json().GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_configuration_that_is_active_stands_beside_the_one_last_read()
    {
        using var dir = new TempDir();
        var config = ReadSupport.Config(dir, """
            [supervisord]
            environment=TOKEN=abc
            [inet_http_server]
            port=127.0.0.1:1
            username=u
            password=sesame
            [program:cat]
            command=/bin/cat
            environment=KEY=value
            """);
        _supervisor.Config = config;
        _supervisor.Board.PublishGroups(config.Groups.Items);
        _supervisor.Config = config with { Groups = default };
        await using var servers = await RunningServers.Start(_supervisor);
        var json = await servers.GetJson("/api/v1/config");
        var process = Assert.Single(json.GetProperty("active").GetProperty("processes").EnumerateArray());
        Assert.Equal("/bin/cat", process.GetProperty("command").GetString());
        Assert.Equal("""{"KEY":"(hidden)","TOKEN":"(hidden)"}""", process.GetProperty("environment").GetRawText());
        Assert.Empty(json.GetProperty("read").GetProperty("processes").EnumerateArray());
        var server = Assert.Single(json.GetProperty("read").GetProperty("servers").EnumerateArray());
        Assert.Equal("u", server.GetProperty("username").GetString());
        Assert.All((string[])["sesame", "abc", "value"], secret => Assert.DoesNotContain(secret, json.GetRawText(), StringComparison.Ordinal));
    }
}
