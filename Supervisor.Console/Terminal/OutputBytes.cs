using System.Runtime.InteropServices;
using System.Text;
using Supervisor.Cli.Interop;

namespace Supervisor.Cli.Terminal;

/// <summary>Standard output or error, written at once and in full.</summary>
internal sealed unsafe class OutputBytes(int descriptor)
{
    public bool IsTerminal => Libc.isatty(descriptor) == 1;

    public void Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    public void Write(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
            for (nint done = 0; done < bytes.Length;)
            {
                var count = Libc.write(descriptor, start + done, bytes.Length - done);
                if (count >= 0) done += count;
                else if (Marshal.GetLastPInvokeError() is not Errno.EINTR and var errno) throw new OutputClosedException(errno);
            }
    }

    /// <summary>The width of the terminal, or 80.</summary>
    public int Columns => Size.Columns;

    /// <summary>What the terminal says of itself, or 80 by 24.</summary>
    public (int Columns, int Rows) Size
    {
        get
        {
            var size = stackalloc ushort[4];
            return Libc.ioctl(descriptor, Libc.TIOCGWINSZ, size) == 0 && size[1] > 0 ? (size[1], Math.Max((int)size[0], 1)) : (80, 24);
        }
    }
}
