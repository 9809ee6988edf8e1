using System.Text;

namespace Supervisor.Node.Logs;

/// <summary>A child's bytes as a line of the activity log shows them (specification 3.9.1).</summary>
internal static class DebugCopy
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

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
                < 0x20 or >= 0x7f => text.Append("\\x").Append(Convert.ToHexStringLower([b])),
                _ => text.Append((char)b),
            };
        }

        return text.Append(quote).ToString();
    }

    private static string Text(ReadOnlySpan<byte> data)
    {
        try
        {
            return Strict.GetString(data);
        }
        catch (DecoderFallbackException)
        {
            return $"Undecodable: {Literal(data)}";
        }
    }
}
