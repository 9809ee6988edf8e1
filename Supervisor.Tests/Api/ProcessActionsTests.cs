using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;
using Supervisor.Tests.Http;
using Supervisor.Tests.Rpc;

namespace Supervisor.Tests.Api;

public class ProcessActionsTests
{
    private readonly FakeSupervisor _supervisor = new();

    public ProcessActionsTests()
    {
        _supervisor.Run("web", "a");
        _supervisor.Run("web", "b");
    }

    public static TheoryData<string, SupervisorCommand> Commands => new()
    {
        { "web/a/start", new SupervisorCommand.StartProcess(new("web", "a"), Wait: true) },
        { "web/a/stop", new SupervisorCommand.StopProcess(new("web", "a"), Wait: true) },
        { "web/a/clear", new SupervisorCommand.ClearLogs(new("web", "a")) },
        { "web/*/start", new SupervisorCommand.StartGroup("web", Wait: true) },
        { "web/*/stop", new SupervisorCommand.StopGroup("web", Wait: true) },
        { "start", new SupervisorCommand.StartAll(Wait: true) },
        { "stop", new SupervisorCommand.StopAll(Wait: true) },
        { "web/a/start?wait=false", new SupervisorCommand.StartProcess(new("web", "a"), Wait: false) },
        { "web/*/stop?wait=0", new SupervisorCommand.StopGroup("web", Wait: false) },
        { "stop?wait=false", new SupervisorCommand.StopAll(Wait: false) },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_request_is_a_command_to_the_tree(string path, SupervisorCommand command)
    {
        if (command is SupervisorCommand.StartGroup or SupervisorCommand.StopGroup or SupervisorCommand.StartAll or SupervisorCommand.StopAll)
            _supervisor.AnswerWith(new CommandReply.Outcomes(default));
        var response = await Post(path);
        Assert.Equal(path.Contains("wait=", StringComparison.Ordinal) ? 202 : 200, response.Status);
        Assert.Equal(command, Assert.Single(_supervisor.Asked));
    }

    [Fact]
    public async Task The_answer_for_one_process_shows_it_as_it_is_then()
    {
        Assert.Equal("a", (await Post("web/a/start")).Json().GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_answer_for_several_has_an_outcome_for_each()
    {
        _supervisor.AnswerWith(new CommandReply.Outcomes(EquatableArray.Of(
            ProcessOutcome.Ok("web", "a"), new ProcessOutcome("web", "b", FaultCode.SpawnError, "SPAWN_ERROR: web:b"))));
        Assert.Equal(
            """{"outcomes":[{"group":"web","name":"a","status":80,"fault":null,"description":"OK"},{"group":"web","name":"b","status":50,"fault":"SPAWN_ERROR","description":"SPAWN_ERROR: web:b"}]}""",
            (await Post("web/*/start")).Body);
    }

    [Fact]
    public async Task A_restart_stops_and_starts_even_what_did_not_run()
    {
        _supervisor.Answer = command => Task.FromResult<CommandReply>(command is SupervisorCommand.StopProcess
            ? new CommandReply.Fault(FaultCode.NotRunning, "web:a")
            : new CommandReply.Done());
        Assert.Equal(200, (await Post("web/a/restart")).Status);
        Assert.Equal(
            [new SupervisorCommand.StopProcess(new("web", "a"), true), new SupervisorCommand.StartProcess(new("web", "a"), true)],
            _supervisor.Asked);
    }

    [Fact]
    public async Task A_restart_of_everything_stops_everything_first()
    {
        _supervisor.AnswerWith(new CommandReply.Outcomes(default));
        Assert.Equal(202, (await Post("restart?wait=false")).Status);
        Assert.Equal([new SupervisorCommand.StopAll(false), new SupervisorCommand.StartAll(false)], _supervisor.Asked);
    }

    [Theory]
    [InlineData("web/a/restart?wait=false", "name")]
    [InlineData("web/*/restart?wait=false", "outcomes")]
    [InlineData("restart?wait=false", "outcomes")]
    public async Task Who_does_not_wait_is_answered_before_a_slow_stop_has_ended(string path, string member)
    {
        var never = new TaskCompletionSource<CommandReply>();
        _supervisor.Answer = command => command is SupervisorCommand.StartProcess or SupervisorCommand.StartGroup or SupervisorCommand.StartAll
            ? never.Task
            : Task.FromResult<CommandReply>(new CommandReply.Done());
        var response = await Post(path);
        Assert.Equal(202, response.Status);
        Assert.True(response.Json().TryGetProperty(member, out _));
    }

    [Fact]
    public async Task What_cannot_be_stopped_is_not_started_by_a_restart()
    {
        _supervisor.AnswerWith(new CommandReply.Fault(FaultCode.Failed, "no"));
        Assert.Equal("FAILED", (await Post("web/a/restart")).Problem().Fault);
        Assert.Single(_supervisor.Asked);
    }

    [Fact]
    public async Task Clearing_a_group_clears_each_of_its_members()
    {
        _supervisor.Answer = command => Task.FromResult<CommandReply>(command is SupervisorCommand.ClearLogs { Name.Process: "b" }
            ? new CommandReply.Fault(FaultCode.Failed, "web:b")
            : new CommandReply.Done());
        var outcomes = (await Post("web/*/clear")).Json().GetProperty("outcomes");
        Assert.Equal([80, 30], outcomes.EnumerateArray().Select(o => o.GetProperty("status").GetInt32()));
        Assert.Equal("BAD_NAME", (await Post("nope/*/clear")).Problem().Fault);
    }

    [Theory]
    [InlineData("""{"signal":"HUP"}""", 1)]
    [InlineData("""{"signal":"sigusr1"}""", 10)]
    [InlineData("""{"signal":15}""", 15)]
    [InlineData("""{"other":[1],"signal":"9"}""", 9)]
    public async Task A_signal_is_named_in_the_body(string body, int signal)
    {
        Assert.Equal(200, (await Post("web/a/signal", body)).Status);
        Assert.Equal(signal, Assert.IsType<SupervisorCommand.SignalProcess>(Assert.Single(_supervisor.Asked)).Signal);
    }

    [Fact]
    public async Task A_signal_nobody_knows_is_the_trees_to_refuse()
    {
        _supervisor.AnswerWith(new CommandReply.Fault(FaultCode.BadSignal, "NOPE"));
        var problem = (await Post("web/*/signal", """{"signal":"NOPE"}""")).Problem();
        Assert.Equal((400, "BAD_SIGNAL"), (problem.Status, problem.Fault));
        Assert.Equal(new SupervisorCommand.SignalGroup("web", null, "NOPE"), Assert.Single(_supervisor.Asked));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HUP")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"signal":1.5}""")]
    [InlineData("""{"signal":null}""")]
    [InlineData("""{"signal":"\ud800"}""")]
    public async Task A_body_without_a_signal_is_a_problem(string body)
    {
        var problem = (await Post("web/a/signal", body)).Problem();
        Assert.Equal(400, problem.Status);
        Assert.Contains("""{"signal":"HUP"}""", problem.Detail, StringComparison.Ordinal);
        Assert.Empty(_supervisor.Asked);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_not_read()
    {
        Assert.Equal(413, (await Post("web/a/signal", new string(' ', 2000))).Problem().Status);
    }

    [Theory]
    [InlineData(FaultCode.BadName, 404)]
    [InlineData(FaultCode.AlreadyStarted, 409)]
    [InlineData(FaultCode.NotRunning, 409)]
    [InlineData(FaultCode.SpawnError, 500)]
    [InlineData(FaultCode.AbnormalTermination, 500)]
    [InlineData(FaultCode.ShutdownState, 503)]
    [InlineData(FaultCode.UnreachableNode, 503)]
    [InlineData(FaultCode.OutcomeUnknown, 504)]
    public async Task A_fault_is_a_problem(FaultCode code, int status)
    {
        _supervisor.AnswerWith(new CommandReply.Fault(code, "web:a"));
        Assert.Equal((status, code.WireName(), $"{code.WireName()}: web:a"), (await Post("web/a/start")).Problem());
    }

    [Theory]
    [InlineData("Sec-Fetch-Site: cross-site\r\n", 403)]
    [InlineData("Origin: http://evil\r\n", 403)]
    [InlineData("Origin: null\r\n", 403)]
    [InlineData("Origin: http://localhost\r\nSec-Fetch-Site: same-origin\r\n", 200)]
    public async Task Another_sites_page_may_not_change_anything(string headers, int status)
    {
        await using var servers = await RunningServers.Start(_supervisor);
        Assert.Equal(status, (await servers.Ask("POST", "/api/v1/processes/web/a/stop", headers: headers)).Status);
        Assert.Equal(status == 200 ? 1 : 0, _supervisor.Asked.Count);
    }

    [Fact]
    public async Task Nothing_is_changed_by_GET()
    {
        await using var servers = await RunningServers.Start(_supervisor);
        var response = await servers.Get("/api/v1/processes/web/a/stop");
        Assert.Equal(405, response.Problem().Status);
        Assert.Equal("POST", response["Allow"]);
    }

    private async Task<RawResponse> Post(string path, string body = "")
    {
        await using var servers = await RunningServers.Start(_supervisor);
        return await servers.Ask("POST", "/api/v1/processes/" + path, body);
    }
}
