using System.Collections.Immutable;
using System.Text;

namespace Supervisor.Node.Rpc.Xml;

/// <summary>A long text, as UTF-8 from wherever it comes, as a value that is written already: it is never in memory as one string.</summary>
internal static class EncodedText
{
    private const int Piece = 48 * 1024;

    /// <summary>What is no UTF-8 becomes U+FFFD.</summary>
    public static XmlRpcValue.EncodedPieces Of(ReadOnlySpan<byte> utf8)
    {
        var pieces = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(3 + (utf8.Length / Piece));
        pieces.Add("<value><string>"u8.ToArray());
        var (chars, room) = (new char[Piece], new byte[XmlText.MaxBytes(Piece)]);
        var decoder = Encoding.UTF8.GetDecoder();
        for (var isWhole = false; !isWhole;)
        {
            // All the rest is shown to it each time, so nothing is left over but what has no end.
            decoder.Convert(utf8, chars, flush: true, out var used, out var count, out isWhole);
            pieces.Add(room.AsSpan(0, XmlText.Encode(chars.AsSpan(0, count), room)).ToArray());
            utf8 = utf8[used..];
        }

        pieces.Add("</string></value>\n"u8.ToArray());
        return new(pieces.ToImmutable());
    }
}
