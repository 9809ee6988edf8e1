using System.Buffers.Text;
using System.Text;

namespace Supervisor.Bench.Load;

/// <summary>The little of an answer's head that the load needs.</summary>
internal static class HttpHead
{
    public static int ContentLength(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 200 "u8)) throw Unexpected(head);
        foreach (var range in head.Split("\r\n"u8))
        {
            var line = head[range];
            if (line.Length <= "Content-Length:"u8.Length || !Ascii.EqualsIgnoreCase(line[.."Content-Length:"u8.Length], "Content-Length:"u8)) continue;
            if (Utf8Parser.TryParse(line["Content-Length:"u8.Length..].TrimStart((byte)' '), out int length, out _)) return length;
        }

        throw Unexpected(head);
    }

    private static BenchException Unexpected(ReadOnlySpan<byte> head) => new($"An unexpected answer:\n{Encoding.UTF8.GetString(head)}");
}
