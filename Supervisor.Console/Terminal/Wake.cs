using Supervisor.Cli.Interop;

namespace Supervisor.Cli.Terminal;

/// <summary>Lets other threads wake the one that waits on descriptors.</summary>
internal sealed unsafe class Wake : IDisposable
{
    /// <summary>Readable after <see cref="Set"/>, until <see cref="Clear"/>.</summary>
    public int Descriptor { get; } = Libc.eventfd(0, Libc.EFD_CLOEXEC | Libc.EFD_NONBLOCK);

    public void Set()
    {
        var one = 1UL;
        _ = Libc.write(Descriptor, (byte*)&one, sizeof(ulong));
    }

    public void Clear()
    {
        ulong taken;
        _ = Libc.read(Descriptor, (byte*)&taken, sizeof(ulong));
    }

    public void Dispose() => _ = Libc.close(Descriptor);
}
