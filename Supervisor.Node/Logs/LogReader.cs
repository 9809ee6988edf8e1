using Microsoft.Win32.SafeHandles;
using Supervisor.Actors.Messages;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Logs;

/// <summary>
/// Pieces of log files as the RPC methods give them out (specification 5.8.6), never longer than <see cref="MaxBytes"/>.
/// </summary>
internal static class LogReader
{
    /// <summary>A log that never rotates can be larger than our memory.</summary>
    internal const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>readLog and its kin: a negative offset with length 0 counts from the end, length 0 means up to the end.</summary>
    internal static LogReadResult Read(string path, long offset, long length)
    {
        if (FileStatus.Of(path) is null) return new LogReadResult.Fault(FaultCode.NoFile);
        using var file = Open(path, out var size);
        if (file is null) return new LogReadResult.Fault(FaultCode.Failed);
        if (length < 0 || (offset < 0 && length != 0)) return new LogReadResult.Fault(FaultCode.BadArguments);
        var (start, count) = offset < 0
            ? LastBytes(size, offset == long.MinValue ? long.MaxValue : -offset)
            : (offset, length == 0 ? long.MaxValue : length);
        return Read(file, size, start, count) is { } bytes
            ? new LogReadResult.Data(bytes)
            : new LogReadResult.Fault(FaultCode.Failed);
    }

    /// <summary>tailProcessStdoutLog and its kin.</summary>
    internal static LogTail Tail(string path, long offset, long length)
    {
        using var file = Open(path, out var size);
        if (file is null) return default;
        var overflow = size > (Int128)offset + length;
        if (offset >= size || length <= 0) return new(default, size, overflow);
        var (start, count) = LastBytes(size, length);
        return new(Read(file, size, start, count) ?? default, size, overflow);
    }

    private static (long Start, long Count) LastBytes(long size, long count)
    {
        count = Math.Min(Math.Min(count, size), MaxBytes);
        return (size - count, count);
    }

    // Without O_NONBLOCK a log that is a named pipe would hold us until somebody writes to it.
    internal static SafeFileHandle? Open(string path, out long size)
    {
        size = 0;
        var file = new SafeFileHandle(Libc.open(path, Libc.O_CLOEXEC | Libc.O_NONBLOCK | Libc.O_NOCTTY, 0), ownsHandle: true);
        if (!file.IsInvalid && FileStatus.Of(file) is { } status && (status.IsRegular || path == "/dev/null"))
        {
            size = status.Size;
            return file;
        }

        file.Dispose();
        return null;
    }

    private static ReadOnlyMemory<byte>? Read(SafeFileHandle file, long size, long start, long count)
    {
        count = Math.Min(Math.Min(count, Math.Max(0, size - start)), MaxBytes);
        if (count <= 0) return ReadOnlyMemory<byte>.Empty;
        var bytes = new byte[count];
        var read = 0;
        while (read < count)
        {
            var n = FileIo.ReadAt(file, bytes.AsSpan(read), start + read);
            if (n < 0) return null;
            if (n == 0) break;
            read += n;
        }

        return bytes.AsMemory(0, read);
    }
}
