using Microsoft.Win32.SafeHandles;
using Supervisor.Cli.Interop;

namespace Supervisor.Cli.Terminal;

/// <summary>Lets other threads wake the one that waits on descriptors; whoever comes too late wakes nobody.</summary>
internal sealed unsafe class Wake : IDisposable
{
    private readonly SafeFileHandle _handle;

    public Wake()
    {
        Descriptor = Libc.eventfd(0, Libc.EFD_CLOEXEC | Libc.EFD_NONBLOCK);
        _handle = new SafeFileHandle(Descriptor, ownsHandle: true);
    }

    /// <summary>Readable after <see cref="Set"/>, until <see cref="Clear"/>.</summary>
    public int Descriptor { get; }

    public void Set()
    {
        var isHeld = false;
        try
        {
            _handle.DangerousAddRef(ref isHeld);
            var one = 1UL;
            _ = Libc.write(Descriptor, (byte*)&one, sizeof(ulong));
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits any more.
        }
        finally
        {
            if (isHeld) _handle.DangerousRelease();
        }
    }

    public void Clear()
    {
        ulong taken;
        _ = Libc.read(Descriptor, (byte*)&taken, sizeof(ulong));
    }

    public void Dispose() => _handle.Dispose();
}
