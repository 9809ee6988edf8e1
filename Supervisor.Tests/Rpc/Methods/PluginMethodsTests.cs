using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Methods.Plugins;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Tests.Rpc.Methods;

/// <summary>The methods of plug-ins that are built in: there when their sections are.</summary>
public sealed class PluginMethodsTests : MethodTests
{
    private void Configure(string name, string factory, params KeyValuePair<string, string>[] options) => Supervisor.Config = Supervisor.Config with
    {
        RpcInterfaces = EquatableArray.Of(FakeSupervisor.MainInterface(), new(name, factory, EquatableArray.Of(options))),
    };

    private static XmlRpcValue.Struct Options(params (string Key, XmlRpcValue Value)[] members) =>
        new([.. members.Select(m => KeyValuePair.Create(m.Key, m.Value))]);

    private async Task<string> Signature(string method) =>
        string.Join(' ', ((XmlRpcValue.Array)await Call("system.methodSignature", method)).Items.Cast<XmlRpcValue.Text>().Select(t => t.Value));

    [Fact]
    public async Task Without_their_sections_they_are_not_there()
    {
        await Faults(FaultCode.UnknownMethod, "UNKNOWN_METHOD", "cache.getKeys");
        await Faults(FaultCode.UnknownMethod, "UNKNOWN_METHOD", "twiddler.getGroupNames");
    }

    [Fact]
    public async Task The_name_of_the_section_is_the_namespace()
    {
        Configure("tw", RpcInterfaceConfig.TwiddlerFactory);
        Assert.Equal(new XmlRpcValue.Text("0.3"), await Call("tw.getAPIVersion"));
        Assert.Equal("boolean string string struct", await Signature("tw.addProgramToGroup"));
        Assert.Equal("boolean string string|int", await Signature("tw.log"));
        Assert.Equal("int", await Signature("tw.getAPIVersion"));
    }

    [Fact]
    public async Task A_program_is_added_with_options_as_texts()
    {
        Configure("twiddler", RpcInterfaceConfig.TwiddlerFactory);
        Supervisor.Board.PublishGroups(["g"]);
        Assert.Equal(XmlRpcValue.True, await Call("twiddler.addProgramToGroup", "g", "ls", Options(("command", "ls"), ("startsecs", 0), ("autostart", false))));
        Assert.Equal(["command=ls", "startsecs=0", "autostart=False"], Supervisor.AddedOptions.Select(o => $"{o.Key}={o.Value}"));
        await Faults(FaultCode.BadName, "BAD_NAME: group: h", "twiddler.addProgramToGroup", "h", "ls", Options());
        await Faults(FaultCode.IncorrectParameters, "INCORRECT_PARAMETERS", "twiddler.addProgramToGroup", "g", "ls", "command=x");
        await Faults(FaultCode.IncorrectParameters, "INCORRECT_PARAMETERS", "twiddler.addProgramToGroup", "g", "ls", Options(("command", Options())));
    }

    [Fact]
    public async Task A_process_is_removed_by_group_and_name()
    {
        Configure("twiddler", RpcInterfaceConfig.TwiddlerFactory);
        Assert.Equal(new("g", "ls"), (await Asks<SupervisorCommand.RemoveProcess>("twiddler.removeProcessFromGroup", "g", "ls")).Name);
    }

    [Fact]
    public async Task Messages_go_to_the_activity_log_at_a_level()
    {
        Configure("twiddler", RpcInterfaceConfig.TwiddlerFactory);
        Assert.Equal(XmlRpcValue.True, await Call("twiddler.log", "one"));
        Assert.Equal(XmlRpcValue.True, await Call("twiddler.log", "two", "warn"));
        Assert.Equal(XmlRpcValue.True, await Call("twiddler.log", "three", 50));
        await Faults(FaultCode.IncorrectParameters, "INCORRECT_PARAMETERS", "twiddler.log", "four", 21);
        await Faults(FaultCode.IncorrectParameters, "INCORRECT_PARAMETERS", "twiddler.log", "five", "LOUD");
    }

    [Fact]
    public async Task A_whitelist_says_which_methods_answer()
    {
        Configure("twiddler", RpcInterfaceConfig.TwiddlerFactory, new KeyValuePair<string, string>("whitelist", "getAPIVersion, log"));
        Assert.Equal(new XmlRpcValue.Text("0.3"), await Call("twiddler.getAPIVersion"));
        Assert.Equal(new XmlRpcValue.Fault(230, "NOT_IN_WHITELIST: getGroupNames"), await Call("twiddler.getGroupNames"));
        Assert.Contains(new XmlRpcValue.Text("twiddler.getGroupNames"), ((XmlRpcValue.Array)await Call("system.listMethods")).Items);
    }

    [Fact]
    public async Task Values_are_kept_under_names()
    {
        var cache = new CacheMethods().Methods.ToDictionary(m => m.Name);
        Assert.Equal(XmlRpcValue.True, await Do("store", "b", "1"));
        Assert.Equal(XmlRpcValue.True, await Do("store", "a", Options(("x", 1))));
        Assert.Equal(new XmlRpcValue.Text("1"), await Do("fetch", "b"));
        Assert.Equal(2, ((XmlRpcValue.Int)await Do("getCount")).Value);
        Assert.Equal(["a", "b"], ((XmlRpcValue.Array)await Do("getKeys")).Items.Cast<XmlRpcValue.Text>().Select(t => t.Value));
        Assert.Equal(XmlRpcValue.True, await Do("delete", "b"));
        Assert.Equal(XmlRpcValue.True, await Do("delete", "b"));
        Assert.Equal(XmlRpcValue.Fault.Of(FaultCode.BadName), await Do("fetch", "b"));
        var badKey = XmlRpcValue.Fault.Of(FaultCode.BadName, "Cache key must be a non-empty string");
        Assert.Equal(badKey, await Do("store", "", "1"));
        Assert.Equal(badKey, await Do("fetch", 1));
        Assert.Equal(XmlRpcValue.True, await Do("clear"));
        Assert.Equal(0, ((XmlRpcValue.Int)await Do("getCount")).Value);

        ValueTask<XmlRpcValue> Do(string method, params XmlRpcValue[] arguments) =>
            cache[method].Handler(Node.Rpc.RpcArguments.Of(cache[method], [.. arguments])!.Value);
    }

    [Fact]
    public async Task The_cache_has_the_signatures_of_the_plug_in()
    {
        Configure("cache", RpcInterfaceConfig.CacheFactory);
        Assert.Equal(new XmlRpcValue.Text("0.2"), await Call("cache.getAPIVersion"));
        Assert.Equal("integer", await Signature("cache.getCount"));
        Assert.Equal("boolean string string", await Signature("cache.store"));
    }

    [Fact]
    public void What_is_kept_is_bounded_in_number_and_size()
    {
        var store = new ValueStore(maxCount: 2, maxBytes: 1000);
        Assert.Null(store.Put("a", "1"));
        Assert.Null(store.Put("b", "2"));
        Assert.Equal("FAILED: the cache is full: it has 2 values", store.Put("c", "3")!.String);
        Assert.Null(store.Put("b", new string('x', 300)));
        Assert.Equal("FAILED: the cache is full: its values would take more than 1000 bytes", store.Put("a", new string('x', 300))!.String);
        Assert.Equal("1", store.Find("a"));
        store.Remove("b");
        Assert.Null(store.Put("a", new string('x', 300)));
        Assert.Equal(XmlRpcValue.Fault.Of(FaultCode.IncorrectParameters), store.Put("a", new XmlRpcValue.Array([new XmlRpcValue.Nil()])));
    }
}
