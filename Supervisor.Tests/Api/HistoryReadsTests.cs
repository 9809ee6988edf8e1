using Supervisor.Actors.Configuration;
using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Tests.Http;
using Supervisor.Tests.Rpc;

namespace Supervisor.Tests.Api;

public class HistoryReadsTests
{
    private const string History = "/api/v1/processes/web/a/history";

    private readonly FakeSupervisor _supervisor = new();

    public HistoryReadsTests()
    {
        _supervisor.Run("web", "a");
        _supervisor.Board.History.Publish(new Namespec("web", "a"), ProcessHistory.Empty.Begin(new()
        {
            Start = 10,
            End = 15,
            Pid = 12,
            Lived = TimeSpan.FromSeconds(4.5),
            WasUp = true,
            StartedBy = new(CauseKind.Autostart),
            StoppedBy = new(CauseKind.Request, "user ann at 10.0.0.1"),
            Signalled = new(1, "user ben at 10.0.0.1", 12),
            Status = WaitStatus.Killed(11, coreDumped: true),
            Usage = new(4096, IsBound: true, TimeSpan.FromSeconds(0.25)),
            Config = new("abc"),
            Output = new("x\n"u8.ToArray(), EquatableArray.Of(new OutputRun(true, 2)), IsCut: true),
        }));
    }

    [Fact]
    public async Task Everything_that_is_known_of_a_child_is_told()
    {
        await using var servers = await RunningServers.Start(_supervisor);
        Assert.Equal(
            """{"incarnations":[{"pid":12,"start":10,"end":15,"lived":4.5,"wasUp":true,"exitStatus":null,"signal":"SIGSEGV","coreDumped":true,"expected":false,"spawnError":null,"startedBy":{"kind":"autostart","by":null},"stoppedBy":{"kind":"request","by":"user ann at 10.0.0.1"},"killed":false,"signalled":{"signal":"SIGHUP","by":"user ben at 10.0.0.1","time":12},"peakMemory":4096,"peakMemoryIsBound":true,"cpuSeconds":0.25,"configHash":"abc","output":[{"stream":"stderr","line":"x"}],"outputIsCut":true}]}""",
            (await servers.GetJson(History)).GetRawText());
    }

    [Fact]
    public async Task The_last_exit_stands_in_the_list_of_processes()
    {
        await using var servers = await RunningServers.Start(_supervisor);
        Assert.Equal(
            """{"time":15,"status":null,"signal":"SIGSEGV","coreDumped":true,"expected":false}""",
            (await servers.GetJson("/api/v1/processes/web/a")).GetProperty("lastExit").GetRawText());
    }

    [Fact]
    public async Task A_process_that_was_never_started_has_an_empty_history()
    {
        _supervisor.Run("web", "b");
        await using var servers = await RunningServers.Start(_supervisor);
        Assert.Equal("""{"incarnations":[]}""", (await servers.GetJson("/api/v1/processes/web/b/history")).GetRawText());
        Assert.Equal("BAD_NAME", (await servers.Get("/api/v1/processes/web/c/history")).Problem().Fault);
    }
}
