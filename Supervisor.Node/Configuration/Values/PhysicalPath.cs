using System.Runtime.InteropServices;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Configuration.Values;

/// <summary>
/// The class library takes <c>a/..</c> out of a path as text. To the kernel it is the parent of wherever <c>a</c>
/// leads, and nothing at all when there is no <c>a</c>.
/// </summary>
internal static unsafe class PhysicalPath
{
    private const string Parent = "/..", Nowhere = "/proc/self/fd/-1";

    /// <summary>For absolute paths: the same place without parent steps, or one that never exists.</summary>
    public static string Of(string path)
    {
        var padded = path + "/";
        var last = padded.LastIndexOf(Parent + "/", StringComparison.Ordinal);
        if (last < 0 || path.Contains('\0')) return path;
        var end = last + Parent.Length;
        return Resolve(path[..end]) is { } resolved ? Join(resolved, path[end..]) : Nowhere;
    }

    private static string Join(string resolved, string rest) =>
        resolved == "/" && rest.Length > 0 ? rest : resolved + rest;

    private static string? Resolve(string path)
    {
        var resolved = Libc.realpath(path, null);
        if (resolved is null) return null;
        try
        {
            return Marshal.PtrToStringUTF8((nint)resolved);
        }
        finally
        {
            NativeMemory.Free(resolved);
        }
    }
}
