using System.Buffers;
using System.Text;

namespace Supervisor.Cli.Rpc;

/// <summary>Writes raw control characters as character references, which the XML reader can be told to accept.</summary>
internal static class ControlCharacters
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014"
        + "\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF");

    public static string Escape(string xml)
    {
        var rest = xml.AsSpan();
        var next = rest.IndexOfAny(Forbidden);
        if (next < 0) return xml;
        var text = new StringBuilder(xml.Length + 64);
        while (next >= 0)
        {
            text.Append(rest[..next]).Append("&#").Append((int)rest[next]).Append(';');
            rest = rest[(next + 1)..];
            next = rest.IndexOfAny(Forbidden);
        }
        return text.Append(rest).ToString();
    }
}
