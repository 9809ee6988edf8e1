extern alias console;

using System.Globalization;
using System.Security;
using console::Supervisor.Cli.Rpc;

namespace Supervisor.Tests.Cli.Fleet;

/// <summary>A reply as a server writes it.</summary>
internal static class ReplyXml
{
    public static string Of(RpcReply reply) => "<?xml version='1.0'?>\n<methodResponse>\n" + (reply switch
    {
        RpcReply.Fault fault => $"<fault>\n{Value(Scene.Map(("faultCode", fault.Code), ("faultString", fault.Text)))}</fault>\n",
        _ => $"<params>\n<param>\n{Value(reply.OrThrow())}</param>\n</params>\n",
    }) + "</methodResponse>\n";

    public static string Value(RpcValue value) => $"<value>{Content(value)}</value>\n";

    private static string Content(RpcValue value) => value switch
    {
        RpcValue.Whole whole => $"<int>{whole.Number}</int>",
        RpcValue.Truth truth => $"<boolean>{(truth.Holds ? 1 : 0)}</boolean>",
        RpcValue.Real real => $"<double>{real.Number.ToString("R", CultureInfo.InvariantCulture)}</double>",
        RpcValue.Text text => $"<string>{SecurityElement.Escape(text.Content)}</string>",
        RpcValue.List list => $"<array><data>\n{string.Concat(list.Items.Select(Value))}</data></array>",
        RpcValue.Map map => $"<struct>\n{string.Concat(map.Members.Select(Member))}</struct>",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private static string Member(KeyValuePair<string, RpcValue> member) =>
        $"<member>\n<name>{member.Key}</name>\n{Value(member.Value)}</member>\n";
}
