using Supervisor.Actors.Events;
using Supervisor.Actors.Lifecycle;
using Supervisor.Tests.Http;
using Supervisor.Tests.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Api;

public class EventReadsTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1_500);

    private readonly FakeSupervisor _supervisor = new();

    [Fact]
    public async Task Changes_of_state_are_events_of_a_process_and_all_else_of_the_daemon()
    {
        await using var servers = await RunningServers.Start(_supervisor);
        var (client, head) = await servers.Follow("/api/v1/events");
        using var _ = client;
        Assert.Equal("text/event-stream", RawResponse.Header(head, "Content-Type"));
        Publish(new SupervisorEvent.ProcessStateChanged(new("web", "a\nb"), new(ProcessState.Starting, ProcessState.Running, 12, 0)));
        Assert.Equal(
            """
            event: process
            data: {"time":1.5,"type":"PROCESS_STATE_RUNNING","group":"web","name":"a\nb","from":"STARTING","to":"RUNNING","pid":12}


            """, await Next(client));
        Publish(new SupervisorEvent.GroupAdded("web"));
        Assert.Equal("event: daemon\ndata: {\"time\":1.5,\"type\":\"PROCESS_GROUP_ADDED\",\"group\":\"web\"}\n\n", await Next(client));
        Publish(new SupervisorEvent.SupervisorStopping());
        Assert.Equal("event: daemon\ndata: {\"time\":1.5,\"type\":\"SUPERVISOR_STATE_CHANGE_STOPPING\"}\n\n", await Next(client));
    }

    [Fact]
    public async Task A_comment_shows_every_fifteen_seconds_that_somebody_is_there()
    {
        var time = new ManualTime();
        await using var servers = await RunningServers.Start(_supervisor, time: time);
        var (client, _) = await servers.Follow("/api/v1/events");
        using var end = client;
        await Eventually.True(() => time.ArmedTimers > 0);
        time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(": quiet\n\n", await Next(client));
    }

    [Fact]
    public async Task Who_does_not_keep_up_is_told_how_much_was_missed()
    {
        var time = new ManualTime();
        await using var servers = await RunningServers.Start(_supervisor, time: time);
        var (client, _) = await servers.Follow("/api/v1/events");
        using var end = client;
        await Eventually.True(() => time.ArmedTimers > 0);
        const int many = 20_000;
        for (var i = 0; i < many; i++) Publish(new SupervisorEvent.GroupAdded($"{i}"));
        var told = "";
        int at;
        while ((at = told.IndexOf("event: missed", StringComparison.Ordinal)) < 0 || !told[at..].Contains('}')) told += await Next(client);
        var count = told[(told.IndexOf("\"count\":", at, StringComparison.Ordinal) + 8)..].Split('}')[0];
        var heard = told[..at].Split("event: daemon").Length - 1;
        Assert.InRange(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), 1, many - heard);
    }

    [Fact]
    public async Task Who_has_gone_is_forgotten()
    {
        await using var servers = await RunningServers.Start(_supervisor);
        var (client, _) = await servers.Follow("/api/v1/events");
        Assert.True(_supervisor.Events.IsFollowed);
        client.Dispose();
        await Eventually.True(() => !_supervisor.Events.IsFollowed);
    }

    private void Publish(SupervisorEvent happened) => _supervisor.Events.Publish(new(At, happened));

    // The text of the next chunk.
    private static async Task<string> Next(RawConnection client)
    {
        await client.ReceiveUntil("\r\n");
        return (await client.ReceiveUntil("\r\n"))[..^2];
    }
}
