using System.Collections.Immutable;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Xml;
using static Supervisor.Node.Rpc.RpcParameter;

namespace Supervisor.Node.Rpc.Methods;

/// <summary>The methods about methods (specification 5.8.7); they also answer during a shutdown.</summary>
internal sealed class SystemMethods(RpcTable table)
{
    private const string Multicall = "system.multicall";

    /// <summary>When answers have so many bytes together, no further call is made.</summary>
    internal const long MostAnswered = 16 * 1024 * 1024;

    private static readonly XmlRpcValue.Fault TooMuch = XmlRpcValue.Fault.Of(
        FaultCode.Failed, "not called: the answers before it have more than 16 MiB, ask again for the rest");

    public IEnumerable<RpcMethod> Methods =>
    [
        new("listMethods", RpcType.Array, [], "The names of all methods, sorted.", _ => new(XmlRpcValue.Texts(table.Names)))
        {
            DuringShutdown = true,
        },
        new("methodHelp", RpcType.String, [Text("name")], "What a method does.", a => new(Describe(a.Text(0), m => m.Help)))
        {
            DuringShutdown = true,
        },
        new("methodSignature", RpcType.Array, [Text("name")],
            "The types of a method: what it returns, then what it takes.", a => new(Describe(a.Text(0), Signature)))
        {
            DuringShutdown = true,
        },
        new("multicall", RpcType.Array, [Items("calls")],
            "Makes several calls one after the other, each a struct of methodName and params. Returns the bare results; a"
            + " fault is a struct of faultCode and faultString in its place.",
            async a => await CallAll((XmlRpcValue.Array)a.Value(0)).ConfigureAwait(false))
        {
            DuringShutdown = true,
        },
    ];

    private XmlRpcValue Describe(string name, Func<RpcMethod, XmlRpcValue> what) =>
        table.Find(name) is { } method ? what(method) : XmlRpcValue.Fault.Of(FaultCode.SignatureUnsupported);

    private static XmlRpcValue Signature(RpcMethod method) =>
        XmlRpcValue.Texts(method.Parameters.Select(p => p.Type).Prepend(method.Returns).Select(t => t.WireName()));

    private async ValueTask<XmlRpcValue> CallAll(XmlRpcValue.Array calls)
    {
        if (calls.Items.Any(c => c is not XmlRpcValue.Struct)) return XmlRpcValue.Fault.Of(FaultCode.IncorrectParameters);
        var results = ImmutableArray.CreateBuilder<XmlRpcValue>(calls.Items.Length);
        var size = 0L;
        foreach (var call in calls.Items.Cast<XmlRpcValue.Struct>())
        {
            results.Add(size > MostAnswered ? TooMuch : await CallOne(call).ConfigureAwait(false));
            size += SizeOf(results[^1]);
        }

        return new XmlRpcValue.Array(results.MoveToImmutable());
    }

    private static long SizeOf(XmlRpcValue value) => value switch
    {
        XmlRpcValue.Text text => text.Value.Length,
        XmlRpcValue.Encoded encoded => encoded.Bytes.Length,
        XmlRpcValue.EncodedPieces encoded => encoded.Pieces.Sum(p => (long)p.Length),
        XmlRpcValue.Array array => array.Items.Sum(SizeOf),
        XmlRpcValue.Struct structure => structure.Members.Sum(m => SizeOf(m.Value)),
        _ => 0,
    };

    private ValueTask<XmlRpcValue> CallOne(XmlRpcValue.Struct call) => (call["methodName"], call["params"]) switch
    {
        (null or XmlRpcValue.Nil, _) => Incorrect("No methodName"),
        (XmlRpcValue.Text { Value: Multicall }, _) => Incorrect("Recursive system.multicall forbidden"),
        (XmlRpcValue.Text name, null) => table.Call(name.Value, []),
        (XmlRpcValue.Text name, XmlRpcValue.Array arguments) => table.Call(name.Value, arguments.Items),
        _ => Incorrect(null),
    };

    private static ValueTask<XmlRpcValue> Incorrect(string? why) =>
        new(XmlRpcValue.Fault.Of(FaultCode.IncorrectParameters, why));
}
