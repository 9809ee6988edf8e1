using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Methods;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Tests.Rpc.Methods;

public class InformationMethodsTests : MethodTests
{
    private readonly Lazy<Node.Rpc.RpcTable> _table;

    public InformationMethodsTests() =>
        _table = new(() => Node.Rpc.RpcInterfaces.Table(Supervisor, Supervisor.Config.RpcInterfaces, Time));

    [Fact]
    public async Task The_daemon_tells_what_it_is()
    {
        Assert.Equal("3.0", await Call("supervisor.getVersion"));
        Assert.Equal("4.2.5", await Call("supervisor.getSupervisorVersion"));
        Assert.Equal("supervisor", await Call("supervisor.getIdentification"));
        Assert.Equal(Environment.ProcessId, await Call("supervisor.getPID"));
        Assert.Equal([new("statecode", "1"), new("statename", "RUNNING")], Members(await Call("supervisor.getState")));
    }

    [Fact]
    public async Task A_process_is_told_with_the_reference_s_keys_in_its_order()
    {
        var now = Time.GetUtcNow().ToUnixTimeSeconds();
        Supervisor.Board.Publish(new()
        {
            Group = "g",
            Name = "a",
            State = ProcessState.Running,
            Pid = 7,
            Start = now - 7,
            Stop = 5,
            ExitStatus = 2,
            StdoutLogFile = "/out",
            StderrLogFile = "/err",
        });
        Assert.Equal(
            [
                new("name", "a"), new("group", "g"), new("start", $"{now - 7}"), new("stop", "5"), new("now", $"{now}"),
                new("state", "20"), new("statename", "RUNNING"), new("spawnerr", ""), new("exitstatus", "2"),
                new("logfile", "/out"), new("stdout_logfile", "/out"), new("stderr_logfile", "/err"), new("pid", "7"),
                new("description", "pid 7, uptime 0:00:07"),
            ],
            Members(await Call("supervisor.getProcessInfo", "g:a")));
        await Faults(FaultCode.BadName, "BAD_NAME: g", "supervisor.getProcessInfo", "g");
        await Faults(FaultCode.BadName, "BAD_NAME: g:*", "supervisor.getProcessInfo", "g:*");
    }

    [Fact]
    public async Task All_processes_are_sorted_and_fresh_after_every_change_and_every_second()
    {
        Assert.Equal("<value><array><data>\n</data></array></value>\n", await All());
        Supervisor.Run("b", "x");
        Supervisor.Run("a", "z");
        Supervisor.Run("a", "B");
        var first = await All();
        Assert.Equal(["B", "z", "x"], first.Split("<name>name</name>\n<value><string>").Skip(1).Select(p => p[..1]));
        Assert.Equal(first, await All());
        Time.Advance(TimeSpan.FromSeconds(1));
        var second = await All();
        Assert.NotEqual(first, second);
        Supervisor.Board.Remove("b", "x");
        Assert.DoesNotContain(">x<", await All(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProcessState.Running, 100, 0, "", "pid 7, uptime 0:00:00")]
    [InlineData(ProcessState.Running, -3661, 0, "", "pid 7, uptime 1:01:01")]
    [InlineData(ProcessState.Running, -90061, 0, "", "pid 7, uptime 1 day, 1:01:01")]
    [InlineData(ProcessState.Running, -172800, 0, "", "pid 7, uptime 2 days, 0:00:00")]
    [InlineData(ProcessState.Fatal, 0, 0, "why", "why")]
    [InlineData(ProcessState.Backoff, 0, 0, "", "unknown error (try \"tail a\")")]
    [InlineData(ProcessState.Stopped, null, 0, "", "Not started")]
    [InlineData(ProcessState.Stopped, -10, null, "", "Not started")]
    [InlineData(ProcessState.Stopped, -10, 0, "", "Nov 20 02:05 PM")]
    [InlineData(ProcessState.Exited, -10, -43200, "", "Nov 20 02:05 AM")]
    [InlineData(ProcessState.Starting, 0, 0, "x", "")]
    [InlineData(ProcessState.Stopping, 0, 0, "x", "")]
    [InlineData(ProcessState.Unknown, 0, 0, "x", "")]
    public void A_description_says_what_the_state_calls_for(ProcessState state, int? start, int? stop, string error, string text)
    {
        var now = Time.GetUtcNow().ToUnixTimeSeconds();
        var process = new ProcessInfo
        {
            Group = "a",
            Name = "a",
            State = state,
            Pid = 7,
            SpawnError = error,
            Start = start is { } s ? now + s : 0,
            Stop = stop is { } e ? now + e : 0,
        };
        Assert.Equal(text, ProcessDescription.Of(process, now, TimeZoneInfo.Utc));
    }

    [Fact]
    public void A_moment_is_in_local_time()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("x", TimeSpan.FromHours(-5), "x", "x");
        var process = new ProcessInfo { Group = "a", Name = "a", State = ProcessState.Exited, Start = 1, Stop = 3 * 3600 };
        Assert.Equal("Dec 31 10:00 PM", ProcessDescription.Of(process, 0, zone));
    }

    [Fact]
    public async Task A_configuration_is_told_with_the_reference_s_keys_in_its_order()
    {
        var process = new ProcessConfig
        {
            Name = "a",
            Command = "/bin/cat",
            Uid = 33,
            ExitCodes = EquatableArray.Of(0, 2),
            StopSignal = 3,
            Stdout = new(new LogTarget.Auto(), MaxBytes: 2L << 30),
            Stderr = new(new LogTarget.None(), Backups: 0, Syslog: true),
        };
        Supervisor.Config = FakeSupervisor.Configure(new GroupConfig
        {
            Name = "g",
            Priority = 5,
            Programs = EquatableArray.Of(new ProgramConfig("a", ProgramKind.Program, EquatableArray.Of(process))),
        });
        Assert.Equal(
            [
                new("autostart", "1"), new("directory", "none"), new("uid", "33"), new("command", "/bin/cat"), new("exitcodes", "02"),
                new("group", "g"), new("group_prio", "5"), new("inuse", "0"), new("killasgroup", "0"), new("name", "a"),
                new("process_prio", "999"), new("redirect_stderr", "0"), new("startretries", "3"), new("startsecs", "1"),
                new("stdout_capture_maxbytes", "0"), new("stdout_events_enabled", "0"), new("stdout_logfile", "auto"),
                new("stdout_logfile_backups", "10"), new("stdout_logfile_maxbytes", "2147483647"), new("stdout_syslog", "0"),
                new("stopsignal", "3"), new("stopwaitsecs", "10"), new("stderr_capture_maxbytes", "0"),
                new("stderr_events_enabled", "0"), new("stderr_logfile", "none"), new("stderr_logfile_backups", "0"),
                new("stderr_logfile_maxbytes", "52428800"), new("stderr_syslog", "1"), new("serverurl", "none"),
            ],
            Members(await Call("supervisor.getAllConfigInfo")));
    }

    [Fact]
    public async Task An_active_group_shows_the_names_its_automatic_logs_got()
    {
        Supervisor.Config = FakeSupervisor.Configure(new GroupConfig
        {
            Name = "a",
            Programs = EquatableArray.Of(new ProgramConfig("a", ProgramKind.Program, EquatableArray.Of(new ProcessConfig { Name = "a", Command = "x" }))),
        });
        Supervisor.Run("a", "a", stdout: "/tmp/a-stdout.log");
        Supervisor.Board.PublishGroups(["a"]);
        var members = Members(await Call("supervisor.getAllConfigInfo")).ToDictionary();
        Assert.Equal(("1", "/tmp/a-stdout.log", "auto"), (members["inuse"], members["stdout_logfile"], members["stderr_logfile"]));
    }

    private async Task<string> All() => System.Text.Encoding.UTF8.GetString(
        Assert.IsType<XmlRpcValue.Encoded>(await _table.Value.Call("supervisor.getAllProcessInfo", [])).Bytes.Span);
}
