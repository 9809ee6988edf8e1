using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Logs;

/// <summary>What <c>statx</c> says about a file: which one it is, of which kind, how long, how old.</summary>
internal readonly record struct FileStatus(ulong Device, ulong Inode, int Kind, long Size, DateTimeOffset Modified)
{
    private const int StructSize = 256;

    internal bool IsRegular => Kind == Libc.S_IFREG;

    internal bool IsSameFileAs(FileStatus other) => Device == other.Device && Inode == other.Inode;

    internal static FileStatus? Of(string path) => Ask(Libc.AT_FDCWD, path, 0);

    internal static FileStatus? Of(SafeHandle handle) => Ask((int)handle.DangerousGetHandle(), "", Libc.AT_EMPTY_PATH);

    private static unsafe FileStatus? Ask(int directory, string path, int flags)
    {
        var raw = stackalloc byte[StructSize];
        if (Libc.statx(directory, path, flags, Libc.STATX_BASIC_STATS, raw) < 0) return null;
        var at = new ReadOnlySpan<byte>(raw, StructSize);
        var major = Number32(at, 136);
        var minor = Number32(at, 140);
        return new(((ulong)major << 32) | minor, Number64(at, 32), (raw[28] | (raw[29] << 8)) & Libc.S_IFMT,
            (long)Number64(at, 40), DateTimeOffset.FromUnixTimeSeconds((long)Number64(at, 112)));
    }

    private static uint Number32(ReadOnlySpan<byte> at, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(at[offset..]);

    private static ulong Number64(ReadOnlySpan<byte> at, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(at[offset..]);
}
