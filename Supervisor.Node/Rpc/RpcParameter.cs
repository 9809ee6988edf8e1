using System.Globalization;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Rpc;

/// <summary>A parameter: its published type, and how a value on the wire becomes what the method works with.</summary>
internal sealed record RpcParameter(string Name, RpcType Type, Func<XmlRpcValue, object?> Convert, bool IsOptional = false)
{
    /// <summary>Text, and nothing else.</summary>
    public static RpcParameter Text(string name) => new(name, RpcType.String, v => (v as XmlRpcValue.Text)?.Value);

    /// <summary>Text, or a simple value as the reference would print it.</summary>
    public static RpcParameter Printable(string name) => new(name, RpcType.String, Print);

    /// <summary>A whole number, or text that spells one.</summary>
    public static RpcParameter Number(string name) => new(name, RpcType.Int, v => WholeNumber(v));

    /// <summary>The trailing <c>wait=true</c>: any simple value, by its truth.</summary>
    public static RpcParameter Wait { get; } = new("wait", RpcType.Boolean, v => Truth(v), IsOptional: true);

    /// <summary>An array.</summary>
    public static RpcParameter Items(string name) => new(name, RpcType.Array, v => v as XmlRpcValue.Array);

    /// <summary>Anything; the method looks for itself.</summary>
    public static RpcParameter Any(string name, RpcType type) => new(name, type, v => v);

    /// <summary>The number that a value is or spells, or null.</summary>
    public static long? WholeNumber(XmlRpcValue value) => value switch
    {
        XmlRpcValue.Int v => v.Value,
        XmlRpcValue.Boolean v => v.Value ? 1 : 0,
        XmlRpcValue.Double v when Math.Abs(v.Value) < long.MaxValue => (long)v.Value,
        XmlRpcValue.Text v => XmlRpcScalars.Integer(v.Value),
        _ => null,
    };

    /// <summary>A simple value in the reference's spelling, or null.</summary>
    public static string? Print(XmlRpcValue value) => value switch
    {
        XmlRpcValue.Text v => v.Value,
        XmlRpcValue.Int v => v.Value.ToString(CultureInfo.InvariantCulture),
        XmlRpcValue.Boolean v => v.Value ? "True" : "False",
        XmlRpcValue.Double v => v.Value.ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static bool? Truth(XmlRpcValue value) => value switch
    {
        XmlRpcValue.Boolean v => v.Value,
        XmlRpcValue.Int v => v.Value != 0,
        XmlRpcValue.Double v => v.Value != 0,
        XmlRpcValue.Text v => v.Value.Length > 0,
        XmlRpcValue.Nil => false,
        _ => null,
    };
}
