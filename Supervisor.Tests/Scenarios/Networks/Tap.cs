using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Supervisor.Tests.Scenarios.Networks;

/// <summary>The far end of a network interface: whoever holds it reads and writes its Ethernet frames.</summary>
internal static unsafe partial class Tap
{
    private const int RequestSize = 40, NameSize = 16;
    private const ulong SetInterface = 0x400454ca;      // TUNSETIFF
    private const short Ethernet = 0x0002, WithoutHeader = 0x1000;

    public static SafeFileHandle Create(string network, string name) => InNamespace.Run(network, () => Open(name));

    private static SafeFileHandle Open(string name)
    {
        var handle = File.OpenHandle("/dev/net/tun", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var request = stackalloc byte[RequestSize];
        new Span<byte>(request, RequestSize).Clear();
        System.Text.Encoding.ASCII.GetBytes(name, new Span<byte>(request, NameSize));
        *(short*)(request + NameSize) = Ethernet | WithoutHeader;
        if (ioctl((int)handle.DangerousGetHandle(), SetInterface, request) == 0) return handle;
        var error = new Win32Exception(Marshal.GetLastPInvokeError());
        handle.Dispose();
        throw error;
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ioctl(int fd, ulong request, byte* argument);
}
