extern alias console;

using console::Supervisor.Cli.Rpc;
using Supervisor.Tests.Cli.Fleet;

namespace Supervisor.Tests.Cli.Commands.Cluster;

public sealed class FleetActionTests
{
    private const int Spawn = 50, AlreadyStarted = 60, NotRunning = 70, Unreachable = 101;

    private static RpcReply Done { get; } = new RpcReply.Result(Fleets.Truth(true));

    private static FakeServer Server() => FakeServer.Alive()
        .On("cluster.getMembers", Scene.List(Fleets.MemberInfo("a"), Fleets.MemberInfo("b"), Fleets.MemberInfo("c", false, 5)))
        .On("cluster.getAllProcessInfo", Scene.List(
            Info("a", "web", "x"), Info("a", "web", "y"), Info("a", "cron", "cron"), Info("b", "web", "x"), Info("b", "web", "y"),
            Info("c", "db", "db")))
        .On("cluster.startProcess", _ => Done).On("cluster.stopProcess", _ => Done).On("cluster.signalProcess", _ => Done);

    [Fact]
    public void One_process_is_one_call_and_one_line()
    {
        var server = Server();
        Assert.Equal("a:cron: started\n[0]", Scene.Run(server, new FakeTerminal { ShowsTables = true }, "cluster start cron"));
        Assert.Equal("cluster.startProcess(a, cron:cron)", server.Calls[^1]);
    }

    [Fact]
    public void A_whole_group_and_a_whole_node_are_one_call_each()
    {
        var server = Server()
            .On("cluster.stopProcessGroup", Scene.List(Scene.Result("web", "x", 80), Scene.Result("web", "y", 80)))
            .On("cluster.stopAllProcesses", Scene.List(Scene.Result("web", "y", 80)));
        Assert.Equal("""
            a
              web:x  stopped
              web:y  stopped
            b
              web:x  already stopped
              web:y  stopped
            4 processes: 3 stopped, 1 already stopped
            [0]
            """, Scene.Run(server, new FakeTerminal { ShowsTables = true }, "cluster stop web:*@[ab]"));
        Assert.Equal(["cluster.stopAllProcesses(b)", "cluster.stopProcessGroup(a, web)"], server.Calls[^2..].Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whatever_fails_is_told_beside_what_does_not_and_decides_the_exit_status()
    {
        var server = Server().On("cluster.startProcess", words => words[0].AsText() switch
        {
            "a" => Done,
            "b" => new RpcReply.Fault(Spawn, "SPAWN_ERROR: x"),
            _ => new RpcReply.Fault(Unreachable, "UNREACHABLE_NODE: c"),
        });
        Assert.Equal("""
            a:web:x: started
            b:web:x: ERROR (spawn error)
            c:db: ERROR (node unreachable, nothing was done)
            [1]
            """, Scene.Run(server, "cluster start web:x@* db"));
        Assert.EndsWith("[7]", Scene.Run(server, "cluster start b:web:x"));
    }

    [Theory]
    [InlineData("start", "startProcess", AlreadyStarted, "a:cron: already started\n[0]")]
    [InlineData("stop", "stopProcess", NotRunning, "a:cron: already stopped\n[0]")]
    [InlineData("signal HUP", "signalProcess", NotRunning, "a:cron: ERROR (not running)\n[7]")]
    [InlineData("signal HUP", "signalProcess", 11, "a:cron: ERROR (bad signal name)\n[1]")]
    [InlineData("start", "startProcess", 10, "a:cron: ERROR (no such process)\n[1]")]
    [InlineData("start", "startProcess", 102, "a:cron: ERROR (no answer from its node, the outcome is not known)\n[1]")]
    [InlineData("start", "startProcess", 30, "a:cron: ERROR (FAILED: because)\n[1]")]
    public void A_fault_has_its_words(string verb, string method, int code, string told) =>
        Assert.Equal(told, Scene.Run(Server().OnFault("cluster." + method, code, "FAILED: because"), $"cluster {verb} cron"));

    [Theory]
    [InlineData(80, "a:cron: restarted\n[0]", "stop start")]
    [InlineData(NotRunning, "a:cron: restarted\n[0]", "stop start")]
    [InlineData(Unreachable, "a:cron: ERROR (node unreachable, nothing was done)\n[1]", "stop")]
    public void A_restart_stops_what_runs_and_starts_it(int stopCode, string told, string calls)
    {
        var server = Server();
        if (stopCode != 80) server.OnFault("cluster.stopProcess", stopCode);
        Assert.Equal(told, Scene.Run(server, "cluster restart cron"));
        Assert.Equal(calls.Split(' ').Select(verb => $"cluster.{verb}Process(a, cron:cron)"), server.Calls[3..]);
    }

    [Fact]
    public void A_restarted_group_reports_each_process_once()
    {
        var server = Server()
            .On("cluster.stopProcessGroup", Scene.List(Scene.Result("web", "x", 80)))
            .On("cluster.startProcessGroup", Scene.List(Scene.Result("web", "x", 80), Scene.Result("web", "y", Spawn, "SPAWN_ERROR")));
        Assert.Equal("a:web:x: restarted\na:web:y: ERROR (spawn error)\n[7]", Scene.Run(server, "cluster restart web:*@a"));
    }

    [Fact]
    public void A_signal_goes_to_each_process()
    {
        var server = Server();
        Assert.Equal("a:web:x: signalled\na:web:y: signalled\n[0]", Scene.Run(server, "cluster signal HUP web:*@a"));
        Assert.Equal(["cluster.signalProcess(a, web:x, HUP)", "cluster.signalProcess(a, web:y, HUP)"],
            server.Calls[^2..].Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("cluster start", "Error: cluster start requires a selector; see help cluster\n[2]")]
    [InlineData("cluster signal HUP", "Error: cluster signal requires a signal and a selector; see help cluster\n[2]")]
    [InlineData("cluster stop -f cron", "Error: option -f is not known; see help cluster\n[2]")]
    [InlineData("cluster stop web:x", "Error: 'web:x' is on a and b; say which, as in web:x@a, or web:x@* for all of them\n[2]")]
    [InlineData("cluster stop cron corn", "Error: 'corn' matches nothing: did you mean cron?\n[2]")]
    [InlineData("cluster stop cron a:b:c:d", "Error: 'a:b:c:d' has too many colons; NODE:GROUP:NAME is the longest form\n[2]")]
    public void A_mistake_in_any_selector_prevents_everything(string line, string told)
    {
        var server = Server();
        Assert.Equal(told, Scene.Run(server, line));
        Assert.DoesNotContain(server.Calls, call => call.Contains("stopProcess"));
    }

    [Fact]
    public void JSON_has_an_object_for_each_process() => Assert.Equal(
        """[{"namespec":"a:cron:cron","node":"a","group":"cron","name":"cron","status":60,"description":"x","outcome":"already started","succeeded":true}]"""
        + "\n[0]", Scene.Run(Server().OnFault("cluster.startProcess", AlreadyStarted, "x"), "cluster start --json cron"));

    [Fact]
    public void After_Ctrl_C_it_is_told_what_is_still_under_way()
    {
        using var gate = new ManualResetEventSlim();
        using var asked = new CountdownEvent(2);
        var server = new FakeServer { InterruptAt = () => asked.Wait(TimeSpan.FromSeconds(30)) };
        server.On("getVersion", "3.0")
            .On("cluster.getMembers", Scene.List(Fleets.MemberInfo("a")))
            .On("cluster.getAllProcessInfo", Scene.List(Info("a", "p", "p"), Info("a", "q", "q"), Info("a", "r", "r")))
            .On("cluster.startProcess", _ =>
            {
                asked.Signal();
                gate.Wait();
                return Done;
            });
        Assert.Equal("a:p: still under way\na:q: still under way\n[130]", Scene.Run(server, "cluster start p q"));
        gate.Set();
    }

    [Fact]
    public void A_thousand_processes_are_asked_for_on_no_more_than_32_connections()
    {
        var (now, most) = (0, 0);
        var names = Enumerable.Range(0, 1000).Select(i => Info("a", "g" + i, "g" + i)).Append(Info("a", "spare", "spare")).ToArray();
        var server = Server().On("cluster.getAllProcessInfo", Scene.List(names)).On("cluster.stopProcess", _ =>
        {
            var count = Interlocked.Increment(ref now);
            InterlockedMax(ref most, count);
            Interlocked.Decrement(ref now);
            return Done;
        });
        var told = Scene.Run(server, "cluster stop g*@a");
        Assert.Equal(1000, told.Split(": stopped\n").Length - 1);
        Assert.InRange(most, 1, 32);
    }

    [Fact]
    public void On_a_terminal_a_line_of_progress_is_drawn_and_erased()
    {
        var told = Scene.Run(Server(), new FakeTerminal { ShowsHints = true, Width = 60 }, "cluster stop web:x@*");
        Assert.Contains("\rstop: 0 of 2; waiting for a:web:x, b:web:x\e[K", told);
        Assert.EndsWith("\r\e[K[0]", told);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen) { }
    }

    private static RpcValue Info(string node, string group, string name) => Fleets.Info(node, group, name, 20, "RUNNING", "", 5);
}
