using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Supervisor.Node.Configuration.Values;

/// <summary>The text before the first byte that is not UTF-8, and the complaint about that byte.</summary>
internal readonly record struct DecodedText(string Text, string? Error);

/// <summary>
/// Strict UTF-8 in the chunks the reference reads: a complaint counts from the start of its chunk, and a syntax
/// error in an earlier chunk is found first.
/// </summary>
internal static class Utf8Chunks
{
    private const int ChunkSize = 8192;

    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes)) return new(Encoding.UTF8.GetString(bytes), null);
        var text = new StringBuilder(bytes.Length);
        var chunkStart = 0;
        while (chunkStart < bytes.Length)
        {
            var fresh = text.Length;
            var end = Math.Min(bytes.Length, NextBoundary(chunkStart));
            var last = end == bytes.Length;
            var error = DecodeChunk(bytes[chunkStart..end], text, out var consumed);
            if (error is not null) return new(text.ToString(0, fresh), error);
            if (last && consumed < end - chunkStart)
            {
                return new(text.ToString(), Truncated(bytes[(chunkStart + consumed)..]));
            }

            chunkStart += consumed;
        }

        return new(text.ToString(), null);
    }

    /// <summary>Chunks end at multiples of the size; one may begin with up to three bytes left over before.</summary>
    private static int NextBoundary(int start) => ((start + 3) / ChunkSize * ChunkSize) + ChunkSize;

    private static string? DecodeChunk(ReadOnlySpan<byte> chunk, StringBuilder text, out int consumed)
    {
        consumed = 0;
        while (consumed < chunk.Length)
        {
            var status = Rune.DecodeFromUtf8(chunk[consumed..], out var rune, out var length);
            if (status == OperationStatus.NeedMoreData) return null;
            if (status == OperationStatus.InvalidData) return Invalid(chunk, consumed, length);
            text.Append(rune.ToString());
            consumed += length;
        }

        return null;
    }

    private static string Invalid(ReadOnlySpan<byte> chunk, int position, int length) =>
        Complaint(chunk[position], position, length, chunk[position] is >= 0xc2 and <= 0xf4
            ? "invalid continuation byte" : "invalid start byte");

    private static string Truncated(ReadOnlySpan<byte> rest) =>
        Complaint(rest[0], 0, rest.Length, "unexpected end of data");

    private static string Complaint(byte first, int position, int length, string reason)
    {
        var where = length == 1
            ? $"byte 0x{first:x2} in position {position}"
            : $"bytes in position {position}-{position + length - 1}";
        return $"'utf-8' codec can't decode {where}: {reason}";
    }
}
