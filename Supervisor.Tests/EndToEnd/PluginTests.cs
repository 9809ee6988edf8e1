using Supervisor.Tests.Support;

namespace Supervisor.Tests.EndToEnd;

/// <summary>Sections of well-known plug-ins, as their users have them.</summary>
[Trait("speed", "slow")]
public class PluginTests
{
    private const string Sections = """
        [rpcinterface:twiddler]
        supervisor.rpcinterface_factory = supervisor_twiddler.rpcinterface:make_twiddler_rpcinterface

        [rpcinterface:cache]
        supervisor.rpcinterface_factory = supervisor_cache.rpcinterface:make_cache_rpcinterface

        [group:dynamic]

        [program:other]
        command=/bin/sleep 100000

        """;

    private static string Options(params (string Key, string Value)[] options) =>
        $"<param><value><struct>{string.Concat(options.Select(o => $"<member><name>{o.Key}</name><value>{o.Value}</value></member>"))}"
        + "</struct></value></param>";

    private static Task<Http.RawResponse> Add(DaemonUnderTest daemon, string program, params (string Key, string Value)[] options) => daemon.Send(
        "twiddler.addProgramToGroup", RpcCalls.Parameter("dynamic") + RpcCalls.Parameter(program) + Options(options));

    [Fact]
    public async Task A_program_is_added_runs_and_is_removed()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => Sections);
        await daemon.UntilLogged("INFO RPC interface 'twiddler' initialized", "INFO RPC interface 'cache' initialized");
        Assert.DoesNotContain("WARN", daemon.Log, StringComparison.Ordinal);

        var added = await Add(daemon, "echo", ("command", "/bin/sh -c 'echo %(group_name)s %(program_name)s; exec sleep 100000'"));
        Assert.Contains("<boolean>1</boolean>", added.Body, StringComparison.Ordinal);
        await daemon.UntilState("dynamic:echo", "RUNNING");
        await daemon.Until(async () => (await daemon.Call("supervisor.readProcessLog", "dynamic:echo", 0, 0)).Value == "dynamic echo\n", "its log");
        var running = await daemon.Send("twiddler.removeProcessFromGroup", RpcCalls.Parameter("dynamic") + RpcCalls.Parameter("echo"));
        Assert.Contains("STILL_RUNNING: echo", running.Body, StringComparison.Ordinal);
        await daemon.Call("supervisor.stopProcess", "dynamic:echo");
        await daemon.Call("twiddler.removeProcessFromGroup", "dynamic", "echo");
        Assert.Equal("other", Assert.Single(await daemon.Processes())["name"]);
        Assert.DoesNotContain("echo", (await daemon.Call("supervisor.getAllConfigInfo")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_options_are_refused_in_the_words_of_the_configuration()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => Sections);
        Assert.Contains("INCORRECT_PARAMETERS: ", (await Add(daemon, "x", ("command", "x"), ("startsecs", "soon"))).Body, StringComparison.Ordinal);
        Assert.Contains("INCORRECT_PARAMETERS: ", (await Add(daemon, "x")).Body, StringComparison.Ordinal);
        Assert.Contains("INCORRECT_PARAMETERS: ", (await Add(daemon, "a:b", ("command", "x"))).Body, StringComparison.Ordinal);
        Assert.Single(await daemon.Processes());
    }

    [Fact]
    public async Task Values_are_cached_until_a_reload()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => Sections);
        await daemon.Call("cache.store", "foo", "bar baz");
        Assert.Equal("bar baz", (await daemon.Call("cache.fetch", "foo")).Value);
        Assert.Equal("1", (await daemon.Call("cache.getCount")).Value);
    }
}
