using System.Text;
using System.Text.Unicode;

namespace Supervisor.Node.Logs;

/// <summary>A child's bytes as a line of the activity log shows them (specification 3.9.1).</summary>
internal static class DebugCopy
{
    private const string Digits = "0123456789abcdef";

    internal static string Line(string process, string channel, ReadOnlySpan<byte> data) =>
        $"'{process}' {channel} output:\n{Text(data)}";

    /// <summary>The bytes as the reference prints a byte string: <c>b'READY\n'</c>.</summary>
    internal static string Literal(ReadOnlySpan<byte> data)
    {
        var quote = data.Contains((byte)'\'') && !data.Contains((byte)'"') ? '"' : '\'';
        var text = new StringBuilder("b").Append(quote);
        foreach (var b in data)
        {
            _ = b switch
            {
                (byte)'\n' => text.Append("\\n"),
                (byte)'\r' => text.Append("\\r"),
                (byte)'\t' => text.Append("\\t"),
                (byte)'\\' => text.Append("\\\\"),
                _ when b == quote => text.Append('\\').Append(quote),
                < 0x20 or >= 0x7f => text.Append("\\x").Append(Digits[b >> 4]).Append(Digits[b & 0xf]),
                _ => text.Append((char)b),
            };
        }

        return text.Append(quote).ToString();
    }

    /// <summary>What is written in the place of bytes that are no UTF-8 (specification 7.3).</summary>
    internal static string Undecodable(ReadOnlySpan<byte> data) => $"Undecodable: {Literal(data)}";

    private static string Text(ReadOnlySpan<byte> data) => Utf8.IsValid(data) ? Encoding.UTF8.GetString(data) : Undecodable(data);
}
