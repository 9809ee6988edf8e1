using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Tests.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Http;

/// <summary>The reference's own clients against our servers.</summary>
public class ReferenceClientTests
{
    [ReferenceFact]
    public async Task Supervisorctl_shows_starts_stops_and_signals()
    {
        await using var servers = await Start();
        Assert.Equal(
            """
            café                             RUNNING   pid 7, uptime 1 day, 1:01:01
            g:one                            STOPPED   Not started
            g:two                            FATAL     Exited too quickly (process log may have details)

            """,
            await Ctl(servers, "status"));
        Assert.Equal("g:one: started\n", await Ctl(servers, "start", "g:one"));
        Assert.Equal("café: stopped\n", await Ctl(servers, "stop", "café"));
        Assert.Equal("g:one: signalled\n", await Ctl(servers, "signal", "HUP", "g:one"));
        Assert.Equal("7\n", await Ctl(servers, "pid", "café"));
        Assert.Equal("4.2.5\n", await Ctl(servers, "version"));
        Assert.Equal("nope: ERROR (no such process)\n", await Ctl(servers, "start", "nope"));
        Assert.Equal("g:one: started\ng:two: ERROR (spawn error)\n", await Ctl(servers, "start", "all"));
        Assert.Equal("new: available\nold: disappeared\n", await Ctl(servers, "reread"));
        Assert.Equal("g:one                            avail     auto      1:999\n", await Ctl(servers, "avail"));
        Assert.Equal("Shut down\n", await Ctl(servers, "shutdown"));
    }

    [ReferenceFact]
    public async Task Supervisorctl_shows_logs()
    {
        await using var servers = await Start();
        var log = servers.Directory.Write("log", "hello wörld\n");
        servers.Supervisor.Run("foo", "foo", stdout: log, stderr: log);
        servers.Supervisor.Log.Path = log;
        Assert.Equal("hello wörld\n\n", await Ctl(servers, "tail", "foo"));
        Assert.Equal("rld\n\n", await Ctl(servers, "tail", "-4", "foo", "stderr"));
        Assert.Equal("hello wörld\n\n", await Ctl(servers, "maintail"));
        Assert.Equal("foo: cleared\n", await Ctl(servers, "clear", "foo"));
    }

    [ReferenceFact]
    public async Task Supervisorctl_follows_a_log_until_it_is_interrupted()
    {
        await using var servers = await Start();
        servers.Supervisor.Run("foo", "foo", stdout: servers.Directory.Write("log", "hello\n"));
        var script = $"timeout -s INT 3 {Reference.Client} -s unix://{servers.SocketPath} -u u -p p tail -f foo & "
            + $"sleep 1; echo more >> {servers.Directory.File("log")}; wait";
        var result = await CommandRunner.RunAsync("/bin/sh", ["-c", script]);
        Assert.Contains("hello\nmore\n", result.Output, StringComparison.Ordinal);
    }

    [ReferenceFact]
    public async Task Supervisorctl_is_asked_for_credentials()
    {
        await using var servers = await Start();
        var result = await CommandRunner.RunAsync(Reference.Client, ["-s", $"http://127.0.0.1:{servers.Port}", "-u", "u", "-p", "wrong", "status"]);
        Assert.StartsWith("Server requires authentication\n", result.Output);
        result = await CommandRunner.RunAsync(Reference.Client, ["-s", $"http://127.0.0.1:{servers.Port}", "-u", "u", "-p", "p", "version"]);
        Assert.Equal("4.2.5\n", result.Output);
    }

    [ReferenceFact]
    public async Task Python_gets_structures_faults_and_multicalls_over_one_connection()
    {
        await using var servers = await Start();
        const string script = """
            import sys
            from xmlrpc.client import ServerProxy, Fault
            from supervisor.xmlrpc import SupervisorTransport
            proxy = ServerProxy('http://127.0.0.1', transport=SupervisorTransport('u', 'p', 'unix://' + sys.argv[1]))
            print(proxy.supervisor.getState())
            print(proxy.supervisor.getProcessInfo('café')['description'])
            try:
                proxy.supervisor.getProcessInfo('nope')
            except Fault as fault:
                print(fault.faultCode, fault.faultString)
            print(proxy.system.multicall([{'methodName': 'supervisor.getAPIVersion'}, {'methodName': 'x'}]))
            print(len(proxy.system.listMethods()))
            """;
        var result = await CommandRunner.RunAsync(Reference.Python, ["-c", script, servers.SocketPath]);
        Assert.Equal(
            """
            {'statecode': 1, 'statename': 'RUNNING'}
            pid 7, uptime 1 day, 1:01:01
            10 BAD_NAME: nope
            ['3.0', {'faultCode': 1, 'faultString': 'UNKNOWN_METHOD'}]
            41

            """,
            result.Output);
    }

    [ReferenceFact]
    public async Task Signatures_are_those_that_the_reference_publishes()
    {
        const string print = "for m in s.system.listMethods(): print(m, *s.system.methodSignature(m))";
        await using var servers = await Start();
        var ours = await CommandRunner.RunAsync(Reference.Python,
        [
            "-c",
            $"import sys; from xmlrpc.client import ServerProxy\ns = ServerProxy(sys.argv[1])\n{print}",
            $"http://u:p@127.0.0.1:{servers.Port}/RPC2",
        ]);
        var theirs = await CommandRunner.RunAsync(Reference.Python,
        [
            "-c",
            "from supervisor.xmlrpc import SystemNamespaceRPCInterface as S, RootRPCInterface as R\n"
            + "from supervisor.rpcinterface import SupervisorNamespaceRPCInterface as M\n"
            + $"s = R([('system', S([('supervisor', M(None))]))])\n{print}",
        ]);
        Assert.Equal(theirs.Output, ours.Output);
        Assert.Equal(42, ours.Output.Split('\n').Length);
    }

    private static Task<RunningServers> Start()
    {
        var time = new ManualTime();
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var supervisor = new FakeSupervisor { RereadAnswer = new CommandReply.Difference(EquatableArray.Of<string>("new"), default, EquatableArray.Of<string>("old")) };
        supervisor.Run("café", "café");
        supervisor.Board.Publish(supervisor.Board.Find(new("café", "café"))! with { Pid = 7, Start = now - 90061 });
        supervisor.Board.Publish(new() { Group = "g", Name = "one" });
        supervisor.Board.Publish(new()
        {
            Group = "g",
            Name = "two",
            State = ProcessState.Fatal,
            SpawnError = "Exited too quickly (process log may have details)",
        });
        supervisor.Config = FakeSupervisor.Configure(new GroupConfig
        {
            Name = "g",
            Priority = 1,
            Programs = EquatableArray.Of(
                new ProgramConfig("one", ProgramKind.Program, EquatableArray.Of(new ProcessConfig { Name = "one", Command = "/bin/cat" }))),
        });
        supervisor.Answer = command => Task.FromResult<CommandReply>(command switch
        {
            SupervisorCommand.StartProcess { Name: { Group: "nope" } name } => new CommandReply.Fault(FaultCode.BadName, name.ToString()),
            SupervisorCommand.StartAll => new CommandReply.Outcomes(EquatableArray.Of(
                ProcessOutcome.Ok("g", "one"), new ProcessOutcome("g", "two", FaultCode.SpawnError, "SPAWN_ERROR: g:two"))),
            _ => new CommandReply.Done(),
        });
        return RunningServers.Start(supervisor, "u", "p", time);
    }

    private static async Task<string> Ctl(RunningServers servers, params string[] arguments)
    {
        var utf8 = new Dictionary<string, string?> { ["PYTHONIOENCODING"] = "utf-8", ["LC_ALL"] = "C.UTF-8" };
        string[] connection = ["-s", $"unix://{servers.SocketPath}", "-u", "u", "-p", "p"];
        return (await CommandRunner.RunAsync(Reference.Client, [.. connection, .. arguments], utf8)).Output;
    }
}
