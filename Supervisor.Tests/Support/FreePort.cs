using System.Net;
using System.Net.Sockets;

namespace Supervisor.Tests.Support;

/// <summary>
/// TCP ports of 127.0.0.1 that nobody listens on, no two alike. None is of those that the kernel gives to connections and to who asks
/// for any (from 32768, ip(7)): there another test may have it before its user opens it.
/// </summary>
internal static class FreePort
{
    private const int First = 20_000, Count = 12_000;

    // Another run at the same time begins elsewhere.
    private static int _taken = Environment.ProcessId * 127 % Count;

    public static int Take()
    {
        while (true)
        {
            var port = First + Interlocked.Increment(ref _taken) % Count;
            if (IsFree(port)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
