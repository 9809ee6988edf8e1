using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Xml;
using static Supervisor.Node.Rpc.RpcParameter;

namespace Supervisor.Node.Rpc.Methods.Plugins;

/// <summary>
/// The methods of the plug-in supervisor_cache: values under names, kept as long as the daemon lives and is not reloaded.
/// What it holds is bounded.
/// </summary>
internal sealed class CacheMethods
{
    private const string ApiVersion = "0.2";

    private readonly Lock _gate = new();
    private readonly ValueStore _store = new();

    public IEnumerable<RpcMethod> Methods =>
    [
        new("getAPIVersion", RpcType.String, [], "The version of these methods.", _ => new(ApiVersion)),
        new("getKeys", RpcType.Array, [], "The names of all values, sorted.", _ => Locked(() => XmlRpcValue.Texts(_store.Keys))),
        new("getCount", RpcType.Integer, [], "How many values there are.", _ => Locked(() => _store.Count)),
        new("store", RpcType.Boolean, [Any("key", RpcType.String), Any("data", RpcType.String)],
            "Keeps a value under a name, instead of one that was there.", a => WithKey(a, key => Store(key, a.Value(1)))),
        new("fetch", RpcType.String, [Any("key", RpcType.String)], "The value under a name.", a => WithKey(a, Fetch)),
        new("delete", RpcType.Boolean, [Any("key", RpcType.String)],
            "Forgets the value under a name, if there is one.", a => WithKey(a, Delete)),
        new("clear", RpcType.Boolean, [], "Forgets all values.", _ => Locked(Clear)),
    ];

    private ValueTask<XmlRpcValue> WithKey(RpcArguments arguments, Func<string, XmlRpcValue> work) =>
        arguments.Value(0) is XmlRpcValue.Text { Value: { Length: > 0 } key }
            ? Locked(() => work(key))
            : new(XmlRpcValue.Fault.Of(FaultCode.BadName, "Cache key must be a non-empty string"));

    private ValueTask<XmlRpcValue> Locked(Func<XmlRpcValue> work)
    {
        lock (_gate) return new(work());
    }

    private XmlRpcValue Store(string key, XmlRpcValue value) => _store.Put(key, value) switch
    {
        null => XmlRpcValue.True,
        { } problem => problem,
    };

    private XmlRpcValue Fetch(string key) => _store.Find(key) ?? XmlRpcValue.Fault.Of(FaultCode.BadName);

    private XmlRpcValue Delete(string key)
    {
        _store.Remove(key);
        return XmlRpcValue.True;
    }

    private XmlRpcValue Clear()
    {
        _store.Clear();
        return XmlRpcValue.True;
    }
}
