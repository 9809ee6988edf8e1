using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Akka.Remote.Tcp;

/// <summary>What the kernel does and knows for a connection, so that this process is not woken for it. Numbers are those of Linux.</summary>
internal static class TcpKernel
{
    private const int Tcp = 6, TcpInfo = 11, TcpUserTimeout = 18;
    private const int AnySocket = 1, ReceiveLowWater = 18, HardlyEver = 16 * 1024;
    private const int LastDataReceivedAt = 52, InfoLength = LastDataReceivedAt + sizeof(uint);
    private const int LongestSeconds = 32_767, MostProbes = 127;

    /// <exception cref="SocketException">The connection is lost already.</exception>
    public static void KeepAlive(Socket socket, TimeSpan interval, TimeSpan pause)
    {
        var seconds = (int)Math.Clamp(Math.Ceiling(interval.TotalSeconds), 1, LongestSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, seconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, seconds);
        socket.SetSocketOption(
            SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, (int)Math.Clamp(Math.Ceiling(pause.TotalSeconds / seconds), 1, MostProbes));
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        if (!OperatingSystem.IsLinux()) return;
        var milliseconds = (int)Math.Clamp((interval + pause).TotalMilliseconds, 1, int.MaxValue);
        socket.SetRawSocketOption(Tcp, TcpUserTimeout, MemoryMarshal.AsBytes([milliseconds]));
    }

    /// <summary>
    /// Nobody is woken for a few bytes: the runtime listens for every socket that it once waited for, until it is closed. They can be read
    /// all the same, and the end of the connection is told at once.
    /// </summary>
    /// <exception cref="SocketException">The connection is lost already.</exception>
    public static void KeepQuiet(Socket socket)
    {
        if (OperatingSystem.IsLinux()) socket.SetRawSocketOption(AnySocket, ReceiveLowWater, MemoryMarshal.AsBytes([HardlyEver]));
    }

    /// <summary>Zero where the kernel does not say.</summary>
    public static TimeSpan SinceReceived(Socket socket)
    {
        Span<byte> info = stackalloc byte[InfoLength];
        try
        {
            if (!OperatingSystem.IsLinux() || socket.GetRawSocketOption(Tcp, TcpInfo, info) < InfoLength) return TimeSpan.Zero;
            return TimeSpan.FromMilliseconds(MemoryMarshal.Read<uint>(info[LastDataReceivedAt..]));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It is lost, as who reads it will learn.
            return TimeSpan.Zero;
        }
    }
}
