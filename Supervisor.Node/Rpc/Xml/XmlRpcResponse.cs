namespace Supervisor.Node.Rpc.Xml;

/// <summary>What stands around the value of a successful answer.</summary>
internal static class XmlRpcResponse
{
    public static ReadOnlySpan<byte> Prefix => "<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n"u8;

    public static ReadOnlySpan<byte> Suffix => "</param>\n</params>\n</methodResponse>\n"u8;
}
