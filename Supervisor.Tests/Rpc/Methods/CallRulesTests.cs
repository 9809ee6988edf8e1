using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Methods;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Tests.Rpc.Methods;

public class CallRulesTests : MethodTests
{
    private static readonly string[] Published =
    [
        "addProcessGroup boolean string", "clearAllProcessLogs array", "clearLog boolean", "clearProcessLog boolean string",
        "clearProcessLogs boolean string", "getAPIVersion string", "getAllConfigInfo array", "getAllProcessInfo array",
        "getIdentification string", "getPID int", "getProcessInfo struct string", "getState struct",
        "getSupervisorVersion string", "getVersion string", "readLog string int int", "readMainLog string int int",
        "readProcessLog string string int int", "readProcessStderrLog string string int int",
        "readProcessStdoutLog string string int int", "reloadConfig array", "removeProcessGroup boolean string",
        "restart boolean", "sendProcessStdin boolean string string", "sendRemoteCommEvent boolean string string",
        "shutdown boolean", "signalAllProcesses array string", "signalProcess boolean string string",
        "signalProcessGroup array string string", "startAllProcesses array boolean", "startProcess boolean string boolean",
        "startProcessGroup array string boolean", "stopAllProcesses array boolean", "stopProcess boolean string boolean",
        "stopProcessGroup array string boolean", "tailProcessLog array string int int",
        "tailProcessStderrLog array string int int", "tailProcessStdoutLog array string int int",
    ];

    [Fact]
    public async Task The_methods_and_their_signatures_are_the_reference_s_41()
    {
        string[] expected =
        [
            .. Published.Select(line => "supervisor." + line),
            "system.listMethods array", "system.methodHelp string string", "system.methodSignature array string",
            "system.multicall array array",
        ];
        List<string> actual = [];
        foreach (var name in Texts(await Call("system.listMethods")))
            actual.Add($"{name} {string.Join(' ', Texts(await Call("system.methodSignature", name)))}");
        Assert.Equal(expected, actual);
        Assert.Equal(41, actual.Count);
    }

    [Fact]
    public async Task Every_method_has_help()
    {
        foreach (var name in Texts(await Call("system.listMethods")))
            Assert.NotEmpty(Assert.IsType<XmlRpcValue.Text>(await Call("system.methodHelp", name)).Value);
        await Faults(FaultCode.SignatureUnsupported, "SIGNATURE_UNSUPPORTED", "system.methodHelp", "supervisor.nope");
        await Faults(FaultCode.SignatureUnsupported, "SIGNATURE_UNSUPPORTED", "system.methodSignature", "nope");
    }

    [Theory]
    [InlineData("nope")]
    [InlineData("supervisor")]
    [InlineData("supervisor.nope")]
    [InlineData("supervisor._update")]
    [InlineData("supervisor.getState.x")]
    [InlineData("other.getState")]
    [InlineData("Supervisor.getState")]
    public Task What_is_no_method_is_unknown(string name) => Faults(FaultCode.UnknownMethod, "UNKNOWN_METHOD", name);

    [Fact]
    public async Task The_number_of_arguments_matters_even_during_a_shutdown()
    {
        Supervisor.Mood = Mood.Shutdown;
        await Faults(FaultCode.IncorrectParameters, "INCORRECT_PARAMETERS", "supervisor.getState", 3);
        await Faults(FaultCode.IncorrectParameters, "INCORRECT_PARAMETERS", "supervisor.startProcess");
        await Faults(FaultCode.IncorrectParameters, "INCORRECT_PARAMETERS", "supervisor.startProcess", "a", true, 1);
    }

    [Theory]
    [InlineData(Mood.Shutdown)]
    [InlineData(Mood.Restarting)]
    public async Task During_a_shutdown_only_events_and_introspection_work(Mood mood)
    {
        Supervisor.Mood = mood;
        await Faults(FaultCode.ShutdownState, "SHUTDOWN_STATE", "supervisor.getState");
        await Faults(FaultCode.ShutdownState, "SHUTDOWN_STATE", "supervisor.shutdown");
        Assert.Equal(XmlRpcValue.True, await Call("supervisor.sendRemoteCommEvent", "a", "b"));
        Assert.IsType<XmlRpcValue.Array>(await Call("system.listMethods"));
    }

    [Fact]
    public async Task Arguments_of_the_wrong_type_are_a_fault_and_not_an_error()
    {
        await Faults(FaultCode.IncorrectParameters, "INCORRECT_PARAMETERS", "supervisor.getProcessInfo", 3);
        await Faults(FaultCode.IncorrectParameters, "INCORRECT_PARAMETERS", "supervisor.getProcessInfo", new XmlRpcValue.Nil());
        await Faults(FaultCode.IncorrectParameters, "INCORRECT_PARAMETERS", "supervisor.readLog", "a", 0);
        await Faults(FaultCode.IncorrectParameters, "INCORRECT_PARAMETERS", "supervisor.startProcess", "a", new XmlRpcValue.Array([]));
        await Faults(FaultCode.IncorrectParameters, "INCORRECT_PARAMETERS", "system.multicall", "a");
        await Faults(FaultCode.IncorrectParameters, "INCORRECT_PARAMETERS", "system.multicall", new XmlRpcValue.Array([3]));
    }

    [Fact]
    public async Task The_main_interface_answers_under_the_names_its_sections_have_and_foreign_ones_are_empty()
    {
        Supervisor.Config = FakeSupervisor.Configure() with
        {
            RpcInterfaces = EquatableArray.Of(
                FakeSupervisor.MainInterface("foo"), new RpcInterfaceConfig("twiddler", "x:make", default)),
        };
        Assert.Equal("3.0", await Call("foo.getAPIVersion"));
        await Faults(FaultCode.UnknownMethod, "UNKNOWN_METHOD", "supervisor.getAPIVersion");
        await Faults(FaultCode.UnknownMethod, "UNKNOWN_METHOD", "twiddler.getAPIVersion");
        Assert.Equal(41, Texts(await Call("system.listMethods")).Length);
    }

    [Fact]
    public async Task Without_sections_only_the_system_namespace_is_there()
    {
        Supervisor.Config = FakeSupervisor.Configure() with { RpcInterfaces = default };
        Assert.Equal(4, Texts(await Call("system.listMethods")).Length);
    }

    [Fact]
    public async Task A_multicall_gives_bare_results_in_order_and_faults_as_structs()
    {
        Supervisor.AnswerWith(new CommandReply.Fault(FaultCode.BadName, "x"));
        var results = await Call("system.multicall", new XmlRpcValue.Array(
        [
            Item(("methodName", "supervisor.getAPIVersion")),
            Item(("methodName", "supervisor.startProcess"), ("params", new XmlRpcValue.Array(["x"]))),
            Item(("methodName", "system.multicall"), ("params", new XmlRpcValue.Array([new XmlRpcValue.Array([])]))),
            Item(("params", new XmlRpcValue.Array([]))),
            Item(("methodName", "supervisor.nope")),
            Item(("methodName", "supervisor.getAPIVersion"), ("params", 3)),
        ]));
        Assert.Equal<XmlRpcValue>(
            [
                "3.0",
                XmlRpcValue.Fault.Of(FaultCode.BadName, "x"),
                XmlRpcValue.Fault.Of(FaultCode.IncorrectParameters, "Recursive system.multicall forbidden"),
                XmlRpcValue.Fault.Of(FaultCode.IncorrectParameters, "No methodName"),
                XmlRpcValue.Fault.Of(FaultCode.UnknownMethod),
                XmlRpcValue.Fault.Of(FaultCode.IncorrectParameters),
            ],
            Assert.IsType<XmlRpcValue.Array>(results).Items);
        Assert.Empty(Assert.IsType<XmlRpcValue.Array>(await Call("system.multicall", new XmlRpcValue.Array([]))).Items);
    }

    [Fact]
    public async Task A_multicall_whose_answers_are_large_makes_no_further_calls()
    {
        using var directory = new Support.TempDir();
        var log = directory.File("log");
        File.WriteAllText(log, new string('x', (int)(SystemMethods.MostAnswered / 2)));
        Supervisor.Run("a", "a", stdout: log);
        var read = Item(("methodName", "supervisor.readProcessStdoutLog"), ("params", new XmlRpcValue.Array(["a", 0, 0])));
        var results = Assert.IsType<XmlRpcValue.Array>(await Call("system.multicall", new XmlRpcValue.Array([read, read, read]))).Items;
        Assert.Equal(3, results.Length);
        Assert.All(results[..2], r => Assert.IsType<XmlRpcValue.EncodedPieces>(r));
        Assert.StartsWith("FAILED: not called", Assert.IsType<XmlRpcValue.Fault>(results[2]).String);
    }

    [Fact]
    public async Task A_multicall_waits_for_one_call_before_it_makes_the_next()
    {
        var first = new TaskCompletionSource<CommandReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        Supervisor.Answer = c => c is SupervisorCommand.StopProcess ? first.Task : Task.FromResult<CommandReply>(new CommandReply.Done());
        var all = Call("system.multicall", new XmlRpcValue.Array(
        [
            Item(("methodName", "supervisor.stopProcess"), ("params", new XmlRpcValue.Array(["x"]))),
            Item(("methodName", "supervisor.startProcess"), ("params", new XmlRpcValue.Array(["x"]))),
        ]));
        Assert.IsType<SupervisorCommand.StopProcess>(Assert.Single(Supervisor.Asked));
        first.SetResult(new CommandReply.Done());
        await all;
        Assert.Equal(2, Supervisor.Asked.Count);
    }

    private static XmlRpcValue.Struct Item(params (string Name, XmlRpcValue Value)[] members) =>
        new([.. members.Select(m => KeyValuePair.Create(m.Name, m.Value))]);

    private static string[] Texts(XmlRpcValue value) =>
        [.. Assert.IsType<XmlRpcValue.Array>(value).Items.Select(i => Assert.IsType<XmlRpcValue.Text>(i).Value)];
}
