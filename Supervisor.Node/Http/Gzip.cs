using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Supervisor.Node.Http;

/// <summary>Answers in fewer bytes, for those who take them so.</summary>
internal static class Gzip
{
    /// <summary>What is shorter is sent faster than it is packed.</summary>
    public const int WorthPacking = 1024;

    public static bool IsTaken(HttpRequest request) => request.Headers.AcceptEncoding
        .SelectMany(line => (line ?? "").Split(','))
        .Select(word => word.Split(';', StringSplitOptions.TrimEntries))
        .Any(word => word[0].Trim().Equals("gzip", StringComparison.OrdinalIgnoreCase) && !word.Skip(1).Any(IsNever));

    public static ReadOnlyMemory<byte> Pack(ReadOnlySpan<byte> bytes, CompressionLevel level)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level, leaveOpen: true)) gzip.Write(bytes);
        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
    }

    /// <summary>The body to send: packed where it is worth it and the client takes it, and then the answer's headers say so.</summary>
    public static ReadOnlyMemory<byte> PackFor(HttpContext context, ReadOnlyMemory<byte> body)
    {
        if (body.Length < WorthPacking) return body;
        context.Response.Headers.Vary = "Accept-Encoding";
        if (!IsTaken(context.Request)) return body;
        context.Response.Headers.ContentEncoding = "gzip";
        return Pack(body.Span, CompressionLevel.Fastest);
    }

    // q=0, q=0.0 …
    private static bool IsNever(string parameter) =>
        parameter.StartsWith("q=0", StringComparison.OrdinalIgnoreCase) && parameter.AsSpan(3).Trim(".0") is "";
}
