using System.Collections.Immutable;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Rpc;

/// <summary>The arguments of one call, converted as the method's parameters say.</summary>
internal readonly struct RpcArguments
{
    private readonly object[] _values;

    private RpcArguments(object[] values) => _values = values;

    /// <summary>The arguments, or null when one has a type that its parameter does not take.</summary>
    public static RpcArguments? Of(RpcMethod method, ImmutableArray<XmlRpcValue> given)
    {
        if (given.IsEmpty) return new([]);
        var values = new object[given.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (method.Parameters[i].Convert(given[i]) is not { } value) return null;
            values[i] = value;
        }

        return new(values);
    }

    public string Text(int index) => (string)_values[index];

    public long Number(int index) => (long)_values[index];

    /// <summary>Absent means true.</summary>
    public bool Wait(int index) => index >= _values.Length || (bool)_values[index];

    public bool Has(int index) => index < _values.Length;

    public XmlRpcValue Value(int index) => (XmlRpcValue)_values[index];
}
