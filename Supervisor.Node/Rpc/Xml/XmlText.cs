using System.Buffers;
using System.Text;

namespace Supervisor.Node.Rpc.Xml;

/// <summary>
/// Text as UTF-8 XML content: <c>&amp;amp; &amp;lt; &amp;gt;</c>, and U+FFFD for what XML 1.0 has no way to write (control
/// characters in logs, lone surrogates), which the reference sends raw and its clients cannot parse.
/// </summary>
internal static class XmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "&<>\uFFFE\uFFFF\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f");

    /// <summary>A bound: one UTF-16 unit never needs more than <c>&amp;amp;amp;</c>.</summary>
    public static int MaxBytes(int length) => length * 5;

    /// <summary>Returns the number of bytes written.</summary>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> destination)
    {
        var written = 0;
        while (true)
        {
            var special = text.IndexOfAny(Special);
            var plain = special < 0 ? text : text[..special];
            written += Encoding.UTF8.GetBytes(plain, destination[written..]);
            if (special < 0) return written;
            var replacement = Replacement(text[special]);
            replacement.CopyTo(destination[written..]);
            written += replacement.Length;
            text = text[(special + 1)..];
        }
    }

    private static ReadOnlySpan<byte> Replacement(char c) => c switch
    {
        '&' => "&amp;"u8,
        '<' => "&lt;"u8,
        '>' => "&gt;"u8,
        _ => "\uFFFD"u8,
    };
}
