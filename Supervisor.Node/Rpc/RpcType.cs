namespace Supervisor.Node.Rpc;

/// <summary>Types as published signatures name them.</summary>
internal enum RpcType
{
    Int,
    Boolean,
    String,
    Array,
    Struct,
    Integer,
    StringOrInt,
}

internal static class RpcTypes
{
    public static string WireName(this RpcType type) => type switch
    {
        RpcType.Int => "int",
        RpcType.Boolean => "boolean",
        RpcType.String => "string",
        RpcType.Array => "array",
        RpcType.Struct => "struct",
        RpcType.Integer => "integer",
        RpcType.StringOrInt => "string|int",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
