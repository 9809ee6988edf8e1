using System.Runtime.InteropServices;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Logs;

/// <summary>Reads and writes that are one system call each and leave the errno to the caller.</summary>
internal static unsafe class FileIo
{
    /// <summary>-1 on failure; the errno is the last P/Invoke error.</summary>
    internal static int ReadAt(SafeHandle file, Span<byte> into, long offset)
    {
        fixed (byte* p = into)
        {
            while (true)
            {
                var n = (int)Libc.pread((int)file.DangerousGetHandle(), p, (nuint)into.Length, offset);
                if (n >= 0 || Marshal.GetLastPInvokeError() != Libc.EINTR) return n;
            }
        }
    }
}
