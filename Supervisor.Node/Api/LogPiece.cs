using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Win32.SafeHandles;
using Supervisor.Node.Logs;

namespace Supervisor.Node.Api;

/// <summary>A piece of an open log file. However long it is, it is never in memory as a whole.</summary>
internal sealed class LogPiece
{
    private const int Block = 64 * 1024;

    private readonly SafeFileHandle _file;
    private readonly long _size;
    private readonly long _start;
    private readonly long _length;

    private LogPiece(SafeFileHandle file, long size, long start, long length) =>
        (_file, _size, _start, _length) = (file, size, start, length);

    /// <summary>Null when there is no such file. A negative offset counts from the end; beyond the end there is nothing.</summary>
    public static LogPiece? Open(string path, long offset, long? length)
    {
        if (LogReader.Open(path, out var size) is not { } file) return null;
        var start = offset < 0 ? Math.Max(0, size + offset) : Math.Min(offset, size);
        return new(file, size, start, Math.Min(length ?? long.MaxValue, size - start));
    }

    /// <summary>Where the answer begins, and how large the file is.</summary>
    public static void Describe(IHeaderDictionary headers, long offset, long size)
    {
        headers["X-Log-Offset"] = offset.ToString(CultureInfo.InvariantCulture);
        headers["X-Log-Size"] = size.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Sends it and closes the file. A file that has been cut short meanwhile cuts the connection.</summary>
    public async Task Send(HttpContext context)
    {
        using var _ = _file;
        var response = context.Response;
        Describe(response.Headers, _start, _size);
        response.ContentType = "text/plain;charset=utf-8";
        response.ContentLength = _length;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        for (long sent = 0; sent < _length;)
        {
            var wanted = (int)Math.Min(Block, _length - sent);
            var room = response.BodyWriter.GetMemory(wanted)[..wanted];
            var read = FileIo.ReadAt(_file, room.Span, _start + sent);
            if (read <= 0)
            {
                context.Abort();
                return;
            }

            response.BodyWriter.Advance(read);
            await response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            sent += read;
        }
    }
}
