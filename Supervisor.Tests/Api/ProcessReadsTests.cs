using Supervisor.Actors.Lifecycle;
using Supervisor.Tests.Http;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Api;

public class ProcessReadsTests
{
    private static readonly ManualTime Time = new();
    private static readonly double Now = Time.GetUtcNow().ToUnixTimeSeconds();

    [Fact]
    public async Task The_list_shows_the_daemon_and_every_process()
    {
        await using var servers = await RunningServers.Start(time: Time);
        servers.Supervisor.Run("web", "b");
        servers.Supervisor.Run("web", "a");
        var all = await servers.GetJson("/api/v1/processes");
        Assert.Equal("supervisor", all.GetProperty("daemon").GetProperty("identifier").GetString());
        Assert.Equal("RUNNING", all.GetProperty("daemon").GetProperty("state").GetString());
        Assert.Equal("4.2.5", all.GetProperty("daemon").GetProperty("version").GetString());
        Assert.Equal(Environment.ProcessId, all.GetProperty("daemon").GetProperty("pid").GetInt32());
        Assert.Equal(Now, all.GetProperty("now").GetDouble());
        Assert.Equal(["a", "b"], all.GetProperty("processes").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_process_that_runs_has_a_pid_and_an_uptime()
    {
        await using var servers = await RunningServers.Start(time: Time);
        servers.Supervisor.Board.Publish(new()
        {
            Group = "web",
            Name = "a",
            State = ProcessState.Running,
            Pid = 12,
            Spawns = 3,
            Start = (long)Now - 5,
            StdoutLogFile = "/l",
        });
        var process = await servers.GetJson("/api/v1/processes/web/a");
        Assert.Equal(
            $$"""{"group":"web","name":"a","state":"RUNNING","stateCode":20,"description":"pid 12, uptime 0:00:05","pid":12,"start":{{Now - 5}},"stop":null,"uptime":5,"exitStatus":null,"spawnError":null,"restarts":2,"stdoutLog":"/l","stderrLog":null,"lastExit":null}""",
            process.GetRawText());
    }

    [Fact]
    public async Task A_process_that_was_never_started_has_nothing_of_that()
    {
        await using var servers = await RunningServers.Start(time: Time);
        servers.Supervisor.Board.Publish(new() { Group = "web", Name = "a" });
        var process = await servers.GetJson("/api/v1/processes/web/a");
        Assert.Equal(
            """{"group":"web","name":"a","state":"STOPPED","stateCode":0,"description":"Not started","pid":null,"start":null,"stop":null,"uptime":null,"exitStatus":null,"spawnError":null,"restarts":0,"stdoutLog":null,"stderrLog":null,"lastExit":null}""",
            process.GetRawText());
    }

    [Fact]
    public async Task Names_may_have_anything_in_them()
    {
        await using var servers = await RunningServers.Start();
        servers.Supervisor.Run("a/b%", "c d?\"é");
        var process = await servers.GetJson("/api/v1/processes/a%2Fb%25/c%20d%3F%22%C3%A9");
        Assert.Equal("c d?\"é", process.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("GET", "/api/v1/processes/web/nope", 404, "BAD_NAME")]
    [InlineData("GET", "/api/v1/processes/web/*", 404, "BAD_NAME")]
    [InlineData("GET", "/api/v1/nope", 404, null)]
    [InlineData("GET", "/api/v2/processes", 404, null)]
    [InlineData("GET", "/api/v1/processes/", 404, null)]
    [InlineData("DELETE", "/api/v1/processes", 405, null)]
    public async Task What_is_not_there_is_a_problem(string method, string target, int status, string? fault)
    {
        await using var servers = await RunningServers.Start();
        var response = await servers.Ask(method, target);
        Assert.Equal((status, fault), (response.Problem().Status, response.Problem().Fault));
        Assert.Equal("no-store", response["Cache-Control"]);
        Assert.Equal("nosniff", response["X-Content-Type-Options"]);
    }

    [Fact]
    public async Task Without_the_password_there_is_no_answer()
    {
        await using var servers = await RunningServers.Start(username: "u", password: "p");
        Assert.Equal(401, (await servers.Get("/api/v1/processes")).Status);
    }

    [Fact]
    public async Task The_answer_to_a_HEAD_request_has_no_body()
    {
        await using var servers = await RunningServers.Start();
        using var client = servers.Connect();
        await client.Send("HEAD /api/v1/processes HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Assert.EndsWith("\r\n\r\n", await client.ReceiveToEnd());
    }

    [Fact]
    public async Task The_fleets_server_shows_every_process_of_every_node()
    {
        var time = new ManualTime();
        await using var server = await FleetServer.Start(time, "a", "b");
        server.Fleet.Run("b", "web", "one");
        await server.Fleet.Shows("a", "b", 1);
        using var client = server.Connect();
        await client.Send("GET /api/v1/processes HTTP/1.1\r\nHost: x\r\n\r\n");
        var row = Assert.Single((await client.Receive()).Json().GetProperty("processes").EnumerateArray());
        Assert.Equal("web@b", row.GetProperty("group").GetString());
        await client.Send("GET /api/v1/processes/web@b/one HTTP/1.1\r\nHost: x\r\n\r\n");
        Assert.Equal("web@b", (await client.Receive()).Json().GetProperty("group").GetString());
    }
}
