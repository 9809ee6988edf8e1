using System.Text;

namespace Supervisor.Cli.Rpc;

/// <summary>Writes a method call.</summary>
internal static class XmlRpcWriter
{
    public static string Write(string method, ReadOnlySpan<RpcValue> arguments)
    {
        var text = new StringBuilder("<?xml version='1.0'?>\n<methodCall>\n<methodName>")
            .Append(method).Append("</methodName>\n<params>\n");
        foreach (var argument in arguments)
        {
            text.Append("<param>\n<value>");
            Append(text, argument);
            text.Append("</value>\n</param>\n");
        }
        return text.Append("</params>\n</methodCall>\n").ToString();
    }

    private static void Append(StringBuilder text, RpcValue value)
    {
        switch (value)
        {
            case RpcValue.Whole whole:
                text.Append("<int>").Append(whole.Number).Append("</int>");
                break;
            case RpcValue.Text content:
                text.Append("<string>");
                AppendEscaped(text, content.Content);
                text.Append("</string>");
                break;
            default:
                throw new InvalidOperationException($"{value.GetType().Name} is not an argument type");
        }
    }

    private static void AppendEscaped(StringBuilder text, string content)
    {
        foreach (var c in content)
            switch (c)
            {
                case '&': text.Append("&amp;"); break;
                case '<': text.Append("&lt;"); break;
                case '>': text.Append("&gt;"); break;
                default: text.Append(c); break;
            }
    }
}
