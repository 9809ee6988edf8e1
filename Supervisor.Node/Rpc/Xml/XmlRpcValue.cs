using System.Collections.Immutable;
using Supervisor.Actors.Messages;

namespace Supervisor.Node.Rpc.Xml;

/// <summary>A value on the XML-RPC wire, in either direction (specification 5.5).</summary>
internal abstract record XmlRpcValue
{
    private XmlRpcValue() { }

    public static XmlRpcValue True { get; } = new Boolean(true);

    public static XmlRpcValue False { get; } = new Boolean(false);

    internal sealed record Int(long Value) : XmlRpcValue;

    internal sealed record Boolean(bool Value) : XmlRpcValue;

    internal sealed record Text(string Value) : XmlRpcValue;

    internal sealed record Double(double Value) : XmlRpcValue;

    /// <summary>Only ever received; no method wants one.</summary>
    internal sealed record Date(DateTime Value) : XmlRpcValue;

    /// <summary>Only ever received; no method wants one.</summary>
    internal sealed record Nil : XmlRpcValue;

    internal sealed record Array(ImmutableArray<XmlRpcValue> Items) : XmlRpcValue;

    /// <summary>Members in the order they are written; when a name comes twice the last one counts.</summary>
    internal sealed record Struct(ImmutableArray<KeyValuePair<string, XmlRpcValue>> Members) : XmlRpcValue
    {
        public XmlRpcValue? this[string name] => Members.LastOrDefault(m => m.Key == name).Value;
    }

    /// <summary>A method's refusal: the whole answer is a fault, or, as an item of an array, a struct of code and string.</summary>
    internal sealed record Fault(int Code, string String) : XmlRpcValue
    {
        public static Fault Of(FaultCode code, string? extra = null) => new((int)code, new CommandReply.Fault(code, extra).Text);
    }

    /// <summary>A <c>&lt;value&gt;</c> element already written, line feed included.</summary>
    internal sealed record Encoded(ReadOnlyMemory<byte> Bytes) : XmlRpcValue;

    /// <summary>The same in pieces that are written one after the other: large answers are not put together first.</summary>
    internal sealed record EncodedPieces(ImmutableArray<ReadOnlyMemory<byte>> Pieces) : XmlRpcValue;

    public static implicit operator XmlRpcValue(string value) => new Text(value);

    public static implicit operator XmlRpcValue(long value) => new Int(value);

    public static implicit operator XmlRpcValue(bool value) => value ? True : False;

    public static XmlRpcValue Texts(IEnumerable<string> items) => new Array([.. items.Select(i => new Text(i))]);
}
